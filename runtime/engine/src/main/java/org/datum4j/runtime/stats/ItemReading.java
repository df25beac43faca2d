// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Does the costly part of the counting of an item: areas and pixels. Safe for use by several threads. */
final class ItemReading implements AutoCloseable {
  private final StatisticsSettings settings;
  private final Run run;
  private final Queue<PixelReader> readers = new ConcurrentLinkedQueue<>();

  ItemReading(StatisticsSettings settings, Run run) {
    this.settings = settings;
    this.run = run;
  }

  void read(DatasetItem item, Tally tally) {
    double[] areas = settings.annotations() ? areas(item) : new double[0];
    tally.add(item, areas, settings.images() ? pixels(item) : null);
  }

  private double[] areas(DatasetItem item) {
    List<Annotation> annotations = item.annotations();
    double[] areas = new double[annotations.size()];
    for (int i = 0; i < areas.length; i++) {
      try {
        areas[i] = ShapeFigures.area(annotations.get(i));
      } catch (IllegalArgumentException broken) {
        areas[i] = Double.NaN;
        run.issues()
            .report(
                Issue.error(
                    "STATS-SHAPE-BROKEN",
                    "annotation " + annotations.get(i).id() + " has no area: " + broken.getMessage(),
                    Location.ofItem(item.id(), item.subset()),
                    "Correct the annotation, or count with --on-error skip to leave its area out."));
      }
    }
    return areas;
  }

  private @Nullable PixelFigures pixels(DatasetItem item) {
    Image image = item.image().orElse(null);
    if (image == null || !image.hasData()) {
      return null;
    }
    PixelReader known = readers.poll();
    PixelReader reader = known == null ? new PixelReader() : known;
    try {
      return reader.read(image);
    } catch (IOException | ImageFormatException unreadable) {
      run.issues()
          .report(
              Issue.warning(
                  "STATS-IMAGE-UNREADABLE",
                  "image " + image.name() + " cannot be decoded: " + unreadable.getMessage(),
                  Location.ofItem(item.id(), item.subset()),
                  "Replace the file; it is left out of the image statistics."));
      return null;
    } finally {
      readers.add(reader);
    }
  }

  @Override
  public void close() {
    for (PixelReader reader = readers.poll(); reader != null; reader = readers.poll()) {
      reader.close();
    }
  }
}
