// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.png.ImageFormatException;
import org.datum4j.kit.png.PngColor;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;
import org.datum4j.voc.common.VocExportMap;
import org.datum4j.voc.common.VocLabelMap;
import org.datum4j.voc.common.VocMaskDecoder;
import org.datum4j.voc.common.VocMeta;
import org.datum4j.voc.common.VocRunBook;
import org.datum4j.voc.common.VocText;
import org.jspecify.annotations.Nullable;

/** A CamVid dataset as a stream: lists are read at once, a mask when its item is asked for. */
final class CamvidSource implements DatasetSource {
  private static final int PNG_HEAD = 64;

  private final InputFolder folder;
  private final Run run;
  private final DatasetSchema schema;
  private final List<CamvidIndex.Entry> entries;
  private final VocLabelMap map;
  private final boolean isBackgroundAdded;
  private final IssueTally tally;
  private final ImageOddities images;
  private final Queue<VocMaskDecoder> decoders = new ConcurrentLinkedQueue<>();

  private CamvidSource(ImportRequest request, CamvidIndex index, VocLabelMap declared) {
    folder = request.folder();
    run = request.run();
    entries = index.entries();
    tally = new IssueTally(run.issues());
    images = new ImageOddities(tally, "CAMVID", entries.size());
    map = VocExportMap.withBackground(declared);
    isBackgroundAdded = map.labels().size() > declared.labels().size();
    Categories categories = Categories.ofNames(map.names()).withMaskColors(map.colors());
    schema =
        DatasetSchema.of(categories, index.subsets())
            .withItemCount(OptionalLong.of(entries.size()))
            .withAnnotationTypes(Set.of(AnnotationType.MASK));
  }

  static CamvidSource open(ImportRequest request) throws IOException {
    CamvidIndex index = CamvidIndex.of(request);
    String meta = index.prefix() + VocMeta.FILE;
    String colors = index.prefix() + CamvidFormat.COLORS_FILE;
    Optional<Path> metaFile = request.folder().find(meta);
    Optional<Path> colorsFile = request.folder().find(colors);
    VocLabelMap declared;
    if (metaFile.isPresent()) {
      declared = VocMeta.parse(VocText.bytes(metaFile.get()), meta);
    } else if (colorsFile.isPresent()) {
      declared = CamvidLabels.parse(VocText.lines(colorsFile.get(), colors), colors);
    } else {
      declared = CamvidLabels.builtIn();
      warnOfIndexes(request, index, colors);
    }
    return new CamvidSource(request, index, declared);
  }

  /** Bare indices do not say what they mean, so a guess is told. */
  private static void warnOfIndexes(ImportRequest request, CamvidIndex index, String colors) throws IOException {
    for (CamvidIndex.Entry entry : index.entries()) {
      String mask = entry.mask();
      Path file = mask == null || ("/" + mask + "/").contains("/../") ? null : request.folder().find(mask).orElse(null);
      if (file != null) {
        try (InputStream in = Files.newInputStream(file)) {
          if (PngDecoder.header(in.readNBytes(PNG_HEAD)).color() == PngColor.GRAY) {
            request.run().issues().report(
                Issue.warning(
                    CamvidFormat.DEFAULT_LABELS,
                    "the masks are indices and there is no " + CamvidFormat.COLORS_FILE
                        + ", so the names of the 32 CamVid classes are taken; they may be wrong",
                    Location.ofFile(colors),
                    "Write the classes in the order of their indices into that file, as: red green blue name."));
          }
        } catch (ImageFormatException broken) {
          // The item's own reading tells of it.
          return;
        }
        return;
      }
    }
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    tally.expect(entries.size());
    return new Range(0, entries.size());
  }

  @Override
  public void close() {
    tally.tell();
    for (VocMaskDecoder decoder = decoders.poll(); decoder != null; decoder = decoders.poll()) {
      decoder.close();
    }
  }

  private DatasetItem read(CamvidIndex.Entry entry) throws IOException {
    run.checkCancelled();
    List<Annotation> annotations = new ArrayList<>();
    if (entry.mask() != null && run.demand().annotationTypes().contains(AnnotationType.MASK)) {
      try {
        addMasks(annotations, entry, entry.mask());
      } catch (ImportException faulty) {
        run.issues().report(faulty.issue());
      }
    }
    return DatasetItem.of(entry.id(), entry.subset(), image(entry, annotations), annotations, Attributes.empty());
  }

  private Image image(CamvidIndex.Entry entry, List<Annotation> annotations) throws IOException {
    // A mask has the size of its image.
    ImageSize size =
        annotations.isEmpty() || !(annotations.get(0) instanceof Mask mask)
            ? null
            : new ImageSize(mask.rle().width(), mask.rle().height());
    try {
      Optional<Path> file = run.demand().images() ? folder.find(entry.image()) : Optional.empty();
      return file.isEmpty()
          ? Image.missing(entry.name(), size)
          : images.checked(Image.ofFile(entry.name(), file.get(), null));
    } catch (ImportException outside) {
      run.issues().report(outside.issue());
      return Image.missing(entry.name(), null);
    }
  }

  private void addMasks(List<Annotation> annotations, CamvidIndex.Entry entry, String mask) throws IOException {
    Path file =
        folder.find(mask).orElseThrow(() ->
            new ImportException(
                Issue.error(
                    CamvidFormat.MASK_MISSING,
                    "the mask \"" + mask + "\" of image \"" + entry.id() + "\" is not there",
                    entry.where(),
                    "Put the mask there, correct the line, or import with --on-error skip to read the image"
                        + " without.")));
    VocMaskDecoder decoder = decoders.poll();
    decoder = decoder == null ? new VocMaskDecoder(map.colors(), map.labels().size(), false) : decoder;
    try {
      VocRunBook.masks(decoder.classes(VocText.bytes(file), mask)).forEach((label, rle) -> {
        if (label != 0 || !isBackgroundAdded) {
          annotations.add(new Mask(Common.ofLabel(label), rle));
        }
      });
    } finally {
      decoders.add(decoder);
    }
  }

  /** Items from one position to another. */
  private final class Range implements Spliterator<DatasetItem> {
    private static final int SMALLEST = 8;

    private int next;
    private final int end;

    Range(int next, int end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      if (next >= end) {
        return false;
      }
      try {
        action.accept(read(entries.get(next++)));
        tally.passed();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      return true;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      int middle = (next + end) >>> 1;
      if (end - next < 2 * SMALLEST) {
        return null;
      }
      Range first = new Range(next, middle);
      next = middle;
      return first;
    }

    @Override
    public long estimateSize() {
      return end - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL | IMMUTABLE | SIZED | SUBSIZED;
    }
  }
}
