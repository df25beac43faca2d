// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Writes one file for each subset, item by item, and the images beside them. */
final class DatumaroSink implements RenderingSink<DatumaroSink.Rendered> {
  private static final byte[] COMMA = {',', '\n'};
  private static final byte[] NEW_LINE = {'\n'};

  private final OutputFolder output;
  private final Run run;
  private final DatumaroOptions.Export options;
  private final ImageRecoder recoder;
  private final Map<String, Subset> subsets = new LinkedHashMap<>();
  private Attributes header = Attributes.empty();
  private DatumaroWriter writer = new DatumaroWriter(LabelCategories.empty());
  private DatasetSchema schema = DatasetSchema.of(Categories.empty(), List.of());

  DatumaroSink(ExportRequest request) {
    output = request.output();
    run = request.run();
    options = request.options(DatumaroOptions.EXPORT);
    recoder = new ImageRecoder(options.saveMedia() ? options.imageExt() : "");
  }

  /**
   * An item as JSON.
   *
   * @param item the item
   * @param image the image to save, or null for none
   * @param imageName its name in its subset's folder
   * @param json the text
   */
  record Rendered(DatasetItem item, @Nullable Image image, String imageName, byte[] json) {}

  /** A file that is being written. */
  private static final class Subset {
    final OutputStream out;
    final Set<String> imageNames = new HashSet<>();
    boolean hasItems;

    Subset(OutputStream out) {
      this.out = out;
    }
  }

  @Override
  public void begin(DatasetSchema given) throws IOException {
    schema = given;
    writer = new DatumaroWriter(given.categories().labels());
    Attributes own = DatumaroCategories.object(given.origins().get(DatumaroFormat.NAME));
    Attributes.Builder tree = Attributes.builder();
    tree.put("dm_format_version", DatumaroFormat.VERSION);
    tree.put("media_type", own.has("media_type") ? own.get("media_type") : (long) DatumaroFormat.IMAGE_MEDIA);
    tree.put("infos", given.infos());
    tree.put("categories", DatumaroCategories.tree(given.categories(), own));
    tree.putAll(own.without("label_groups").without("positions").without("media_type"));
    Attributes extras = given.origins().without(DatumaroFormat.NAME);
    if (!extras.isEmpty()) {
      tree.put("extras", extras);
    }
    header = tree.build();
    if (options.saveDatasetMeta()) {
      JsonWriter json = new JsonWriter();
      DatumaroValues.write(Attributes.of("labels", given.categories().labels().names()), json);
      output.write(DatumaroFormat.META, json.bytes(), 0, json.length());
    }
  }

  @Override
  public Rendered render(DatasetItem item) throws IOException {
    Image image = options.saveMedia() ? image(item) : null;
    // Datumaro keeps the images of a subset in one folder.
    String name = image == null ? "" : item.id().replace('/', '_').replace('\\', '_') + recoder.extension(image);
    return rendered(item, image, name);
  }

  private Rendered rendered(DatasetItem item, @Nullable Image image, String name) {
    JsonWriter json = new JsonWriter(1 << 12);
    writer.write(item, image == null ? null : name, json);
    return new Rendered(item, image, name, Arrays.copyOf(json.bytes(), json.length()));
  }

  private @Nullable Image image(DatasetItem item) throws IOException {
    Image image = item.image().filter(Image::hasData).orElse(null);
    try {
      return image == null ? null : recoder.recoded(image);
    } catch (ImageFormatException refused) {
      run.issues().report(
          Issue.error(
              DatumaroFormat.IMAGE_RECODE,
              "image " + item.image().orElseThrow().name() + " cannot be written in another format: "
                  + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return null;
    }
  }

  @Override
  public void writeRendered(Rendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    Subset subset = subset(item.subset());
    Rendered ready = rendered;
    if (rendered.image() != null) {
      String free = free(subset, rendered.imageName());
      if (!free.equals(rendered.imageName())) {
        ready = rendered(item, rendered.image(), free);
      }
      output.copy(DatumaroFormat.IMAGES + item.subset() + "/" + free, rendered.image());
    } else if (options.saveMedia() && item.image().isPresent()) {
      run.losses().record(DatumaroFormat.IMAGE_MISSING, item, 0);
    }
    subset.out.write(subset.hasItems ? COMMA : NEW_LINE);
    subset.hasItems = true;
    subset.out.write(ready.json());
  }

  private static String free(Subset subset, String name) {
    String free = name;
    int dot = name.lastIndexOf('.');
    for (int i = 2; !subset.imageNames.add(free); i++) {
      free = dot < 0 ? name + "~" + i : name.substring(0, dot) + "~" + i + name.substring(dot);
    }
    return free;
  }

  private Subset subset(String name) throws IOException {
    Subset known = subsets.get(name);
    if (known == null) {
      known = new Subset(new BufferedOutputStream(output.create(DatumaroFormat.ANNOTATIONS + name
          + DatumaroFormat.EXTENSION), 1 << 16));
      subsets.put(name, known);
      JsonWriter json = new JsonWriter(1 << 12);
      DatumaroValues.write(header, json);
      known.out.write(json.bytes(), 0, json.length() - 1);
      known.out.write(", \"items\": [".getBytes(StandardCharsets.US_ASCII));
    }
    return known;
  }

  @Override
  public void finish() throws IOException {
    for (String name : schema.subsets()) {
      subset(name.isEmpty() ? DatasetItem.DEFAULT_SUBSET : name);
    }
    if (subsets.isEmpty()) {
      subset(DatasetItem.DEFAULT_SUBSET);
    }
    for (Subset subset : subsets.values()) {
      subset.out.write(new byte[] {'\n', ']', '}', '\n'});
      subset.out.close();
    }
  }

  @Override
  public void close() throws IOException {
    recoder.close();
    for (Subset subset : subsets.values()) {
      subset.out.close();
    }
  }
}
