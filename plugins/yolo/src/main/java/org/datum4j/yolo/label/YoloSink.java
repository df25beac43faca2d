// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Writes label files and what goes with them.
 *
 * <p>With {@link YoloTask#AUTO} the task is: poses if every label has keypoints; else what the first object that is
 * more than a box says, outlines or turned boxes; else boxes.
 */
public final class YoloSink implements RenderingSink<YoloSink.Rendered> {
  private static final byte[] NOTHING = {};
  private static final Set<AnnotationType> OUTLINES =
      EnumSet.of(AnnotationType.POLYGON, AnnotationType.MASK, AnnotationType.ELLIPSE, AnnotationType.ROTATED_BBOX);

  private final OutputFolder output;
  private final Run run;
  private final YoloLayout layout;
  private final YoloWriting writing;
  private final YoloSpool waiting;
  private final ImageRecoder recoder;
  private final Map<String, Subset> subsets = new LinkedHashMap<>();
  private final ThreadLocal<@Nullable YoloRenderer> renderers = new ThreadLocal<>();
  private volatile YoloTask task;
  private int keypoints;
  private List<String> keypointNames = List.of();
  private DatasetSchema schema = DatasetSchema.of(Categories.empty(), List.of());

  /** Makes a sink; nothing is written before the first item. */
  public YoloSink(OutputFolder output, Run run, YoloLayout layout, YoloWriting writing) {
    this.output = output;
    this.run = run;
    this.layout = layout;
    this.writing = writing;
    this.task = writing.task();
    this.waiting = new YoloSpool(output);
    this.recoder = new ImageRecoder(writing.saveMedia() ? writing.imageExt() : "");
  }

  /**
   * An item made ready.
   *
   * @param item the item
   * @param size the size of its image, or null when it is not known
   * @param task the task that the rows are for; {@code AUTO} for boxes while it is not known
   * @param rows the label file
   * @param image the image to save, or null for none
   */
  record Rendered(
      DatasetItem item, @Nullable ImageSize size, YoloTask task, byte[] rows, @Nullable Image image) {}

  private record Subset(String name, @Nullable OutputStream list) {}

  @Override
  public void begin(DatasetSchema given) throws IOException {
    schema = given;
    Map<Integer, PointsCategory> points = given.categories().points();
    for (PointsCategory category : points.values()) {
      if (category.names().size() > keypoints) {
        keypoints = category.names().size();
        keypointNames = category.names();
      }
    }
    keypoints = keypoints == 0 ? writing.keypoints() : keypoints;
    int labels = given.categories().labels().size();
    if (task == YoloTask.AUTO && labels > 0 && points.size() == labels && keypoints > 0) {
      task = YoloTask.POSE;
    }
    if (task == YoloTask.AUTO && Collections.disjoint(given.annotationTypes(), OUTLINES)) {
      task = YoloTask.DETECT;
    }
    if (task == YoloTask.POSE && keypoints == 0) {
      throw new ExportException(
          Issue.error(
              "YOLO-KEYPOINTS-UNKNOWN",
              "the dataset's labels have no keypoints, but poses are to be written",
              Location.unknown(),
              "Say how many keypoints there are with --keypoints, or choose another --task."));
    }
    if (writing.saveDatasetMeta()) {
      byte[] meta = YoloMeta.of(given.categories().labels().names());
      output.write("dataset_meta.json", meta, 0, meta.length);
    }
  }

  @Override
  public Rendered render(DatasetItem item) throws IOException {
    YoloTask known = task;
    Image image = writing.saveMedia() ? image(item) : null;
    ImageSize size = item.annotations().isEmpty() ? null : item.image().flatMap(Image::size).orElse(null);
    if (size == null) {
      return new Rendered(item, null, known, NOTHING, image);
    }
    return new Rendered(item, size, known, rows(item, size, known), image);
  }

  private @Nullable Image image(DatasetItem item) throws IOException {
    Image image = item.image().filter(Image::hasData).orElse(null);
    try {
      return image == null ? null : recoder.recoded(image);
    } catch (ImageFormatException refused) {
      run.issues().report(
          Issue.error(
              "YOLO-IMAGE-RECODE",
              "image " + item.image().orElseThrow().name() + " cannot be written in another format: "
                  + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return null;
    }
  }

  private byte[] rows(DatasetItem item, ImageSize size, YoloTask of) {
    if (of == YoloTask.AUTO && decides(item) != YoloTask.AUTO) {
      return NOTHING;
    }
    YoloRenderer renderer = renderers.get();
    if (renderer == null) {
      renderer = new YoloRenderer(writing, run.losses(), item);
      renderers.set(renderer);
    }
    return renderer.render(item, size, of, keypoints);
  }

  /** Returns the task that an item's first object with more than a box asks for, or {@code AUTO}. */
  private static YoloTask decides(DatasetItem item) {
    for (Annotation annotation : item.annotations()) {
      switch (annotation.type()) {
        case POLYGON, MASK, ELLIPSE -> {
          return YoloTask.SEGMENT;
        }
        case ROTATED_BBOX -> {
          return YoloTask.OBB;
        }
        case BBOX, LABEL, CAPTION, POINTS, POLYLINE -> {}
      }
    }
    return YoloTask.AUTO;
  }

  @Override
  public void writeRendered(Rendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    Subset subset = subset(item.subset());
    media(rendered, subset);
    if (rendered.size() == null && !item.annotations().isEmpty()) {
      sizeUnknown(item);
    }
    if (task == YoloTask.AUTO) {
      YoloTask decided = rendered.size() == null ? YoloTask.AUTO : decides(item);
      if (decided == YoloTask.AUTO) {
        waiting.add(subset.name(), item.id(), rendered.rows());
        return;
      }
      decide(decided);
    }
    byte[] rows = rendered.rows();
    if (rendered.size() != null && rendered.task() == YoloTask.AUTO) {
      rows = decides(item) == YoloTask.AUTO ? converted(item, rows) : rows(item, rendered.size(), task);
    }
    write(subset.name(), item.id(), rows);
  }

  private void decide(YoloTask decided) throws IOException {
    task = decided;
    waiting.drain((subset, id, rows) -> write(subset, id, converted(
        DatasetItem.of(id, subset, null, List.of(), Attributes.empty()), rows)));
  }

  /** Turns the rows of boxes to corners when the task wants them. */
  private byte[] converted(DatasetItem item, byte[] rows) {
    if (task == YoloTask.DETECT || task == YoloTask.AUTO || rows.length == 0) {
      return rows;
    }
    String[] lines = new String(rows, StandardCharsets.US_ASCII).split("\n");
    YoloText text = new YoloText();
    for (String line : lines) {
      String[] words = line.split(" ");
      double x = Double.parseDouble(words[1]);
      double y = Double.parseDouble(words[2]);
      double across = Double.parseDouble(words[3]) / 2;
      double down = Double.parseDouble(words[4]) / 2;
      text.whole(Long.parseLong(words[0]));
      double[] corners = {x - across, y - down, x + across, y - down, x + across, y + down, x - across, y + down};
      for (double share : corners) {
        text.share(Math.min(1, Math.max(0, share)));
      }
      text.endRow();
    }
    if (task == YoloTask.SEGMENT) {
      run.losses().record(YoloLosses.BOX_POLYGON, item, 0, lines.length);
    }
    return text.toBytes();
  }

  private void write(String subset, String id, byte[] rows) throws IOException {
    output.write(layout.labelFile(subset, id), rows, 0, rows.length);
  }

  private void media(Rendered rendered, Subset subset) throws IOException {
    DatasetItem item = rendered.item();
    String extension = item.image().map(recoder::extension).orElse(".jpg");
    String name = layout.imageFile(subset.name(), item.id(), extension);
    if (rendered.image() != null) {
      output.copy(name, rendered.image());
    } else if (writing.saveMedia() && item.image().isPresent()) {
      run.losses().record(YoloLosses.IMAGE_MISSING, item, 0);
    }
    if (subset.list() != null) {
      subset.list().write((layout.listLine(name) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void sizeUnknown(DatasetItem item) {
    run.issues().report(
        Issue.error(
            "YOLO-SIZE-UNKNOWN",
            "the size of the image is not known, but coordinates are shares of it",
            Location.ofItem(item.id(), item.subset()),
            "Put the image where the dataset names it, or state its size in the annotations; "
                + "--on-error skip writes the item without objects."));
  }

  private Subset subset(String name) throws IOException {
    Subset known = subsets.get(name);
    if (known == null) {
      String own = layout.subset(name);
      String list = layout.listFile(own);
      for (Map.Entry<String, Subset> other : subsets.entrySet()) {
        if (other.getValue().name().equals(own)) {
          throw new ExportException(
              Issue.error(
                  "YOLO-SUBSET-TWICE",
                  "subsets \"" + other.getKey() + "\" and \"" + name + "\" are both called \"" + own
                      + "\" in this format",
                  Location.unknown(),
                  "Rename one of them, for example with the transform map_subsets."));
        }
      }
      known = new Subset(own, list == null ? null : new BufferedOutputStream(output.create(list), 1 << 14));
      subsets.put(name, known);
    }
    return known;
  }

  @Override
  public void finish() throws IOException {
    if (task == YoloTask.AUTO) {
      decide(YoloTask.DETECT);
    }
    List<String> names = new ArrayList<>();
    for (String subset : schema.subsets()) {
      String name = subset.isEmpty() ? DatasetItem.DEFAULT_SUBSET : subset;
      // One without items must not clash with one that is written under its name.
      if (subsets.values().stream().noneMatch(other -> other.name().equals(layout.subset(name)))) {
        subset(name);
      }
    }
    for (Subset subset : subsets.values()) {
      names.add(subset.name());
      if (subset.list() != null) {
        subset.list().close();
      }
    }
    layout.finish(new YoloSummary(schema.categories().labels().names(), names, task, keypoints, keypointNames, run),
        output);
  }

  @Override
  public void close() throws IOException {
    waiting.close();
    recoder.close();
    for (Subset subset : subsets.values()) {
      if (subset.list() != null) {
        subset.list().close();
      }
    }
  }
}
