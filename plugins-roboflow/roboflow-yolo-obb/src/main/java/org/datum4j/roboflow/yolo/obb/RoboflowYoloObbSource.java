// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;
import org.jspecify.annotations.Nullable;

/** Items whose label files are read when they are asked for. */
final class RoboflowYoloObbSource implements DatasetSource {
  private final DatasetSchema schema;
  private final List<RoboflowYoloObbEntry> entries;
  private final Run run;
  private final RoboflowYoloObbRows rows;
  private final IssueTally tally;
  private final ImageOddities images;

  RoboflowYoloObbSource(DatasetSchema schema, List<RoboflowYoloObbEntry> entries, Run run) {
    this.schema = schema;
    this.entries = List.copyOf(entries);
    this.run = run;
    this.rows = new RoboflowYoloObbRows(run.issues());
    this.tally = new IssueTally(run.issues());
    this.images = new ImageOddities(tally, "ROBOFLOW", entries.size());
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    tally.expect(entries.size());
    return new Items(entries.spliterator());
  }

  @Override
  public void close() {
    tally.tell();
  }

  private DatasetItem item(RoboflowYoloObbEntry entry) {
    run.checkCancelled();
    try {
      Image image =
          entry.image() == null
              ? Image.missing(entry.imageName(), null)
              : images.checked(Image.ofFile(entry.imageName(), entry.image(), null));
      List<Annotation> annotations =
          entry.rows() == null ? List.of() : rows.read(entry.label(), entry.rows(), schema.categories().labels());
      return DatasetItem.of(entry.id(), entry.subset(), image, annotations, Attributes.empty());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private final class Items extends Spliterators.AbstractSpliterator<DatasetItem> {
    private final Spliterator<RoboflowYoloObbEntry> from;

    Items(Spliterator<RoboflowYoloObbEntry> from) {
      super(from.estimateSize(), ORDERED | NONNULL | SIZED | SUBSIZED);
      this.from = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      return from.tryAdvance(entry -> {
        action.accept(item(entry));
        tally.passed();
      });
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      Spliterator<RoboflowYoloObbEntry> part = from.trySplit();
      return part == null ? null : new Items(part);
    }

    @Override
    public long estimateSize() {
      return from.estimateSize();
    }
  }
}
