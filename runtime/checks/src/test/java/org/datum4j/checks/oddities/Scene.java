// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.Demand;
import org.datum4j.checks.Distribution;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.Dataset;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.TransformStep;
import org.datum4j.testkit.DatasetDump;

/** A dataset that a test lays out in a folder of its own, and what the built plugins make of it. */
final class Scene {
  /** One for all tests: plugins are loaded once. */
  private static final Datum DATUM = Datum.builder().plugins(Distribution.HOME.resolve("plugins")).build();

  private static final int EXIF_BYTES = 36;

  private final Path around;
  private final Path root;

  private Scene(Path around, Path root) {
    this.around = around;
    this.root = root;
  }

  /** Starts with an empty folder. */
  static Scene in(Path around) throws IOException {
    return new Scene(around, Files.createDirectories(around.resolve("dataset")));
  }

  /** Returns what was written as a dataset to go on with. */
  Scene next(String out) {
    return new Scene(around, beside(out));
  }

  Path root() {
    return root;
  }

  /** Returns a place beside the dataset. */
  Path beside(String name) {
    return around.resolve(name);
  }

  /** Writes a text file; {@code '} stands for a quotation mark. */
  Scene text(String path, String text) throws IOException {
    return bytes(path, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  Scene bytes(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  /** Writes an image of one colour, which depends on its path. */
  Scene image(String path, int width, int height) throws IOException {
    return bytes(path, picture(path, width, height));
  }

  /** Writes a JPEG that its EXIF orientation turns when it is shown. */
  Scene turned(String path, int width, int height, int orientation) throws IOException {
    byte[] jpeg = picture("x.jpg", width, height);
    byte[] exif = new byte[EXIF_BYTES];
    byte[] head = {(byte) 0xff, (byte) 0xe1, 0, EXIF_BYTES - 2, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
        0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation};
    System.arraycopy(head, 0, exif, 0, head.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(jpeg, 0, 2);
    all.write(exif);
    all.write(jpeg, 2, jpeg.length - 2);
    return bytes(path, all.toByteArray());
  }

  /** Writes a picture of segments, row by row: the colour is the id, R + 256 G + 65536 B. */
  Scene segments(String path, int width, int... ids) throws IOException {
    BufferedImage image = new BufferedImage(width, ids.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < ids.length; i++) {
      int swapped = (ids[i] & 0xff) << 16 | ids[i] & 0xff00 | ids[i] >> 16;
      image.setRGB(i % width, i / width, swapped);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return bytes(path, out.toByteArray());
  }

  private static byte[] picture(String path, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, path.hashCode());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase();
    ImageIO.write(image, extension.equals("jpeg") ? "jpg" : extension, out);
    return out.toByteArray();
  }

  /** Returns the formats that are detected as best. */
  List<String> detected() throws IOException {
    return DATUM.detect(root).best().stream().map(DetectionCandidate::format).toList();
  }

  /** Reads the dataset; an error ends it. */
  Read read(String format, String... options) throws IOException {
    return read(root, format, ErrorPolicy.FAIL, options);
  }

  /** Reads the dataset, leaving out what cannot be read. */
  Read readTolerantly(String format, String... options) throws IOException {
    return read(root, format, ErrorPolicy.SKIP, options);
  }

  /** Reads another dataset, for example one that was written. */
  static Read read(Path path, String format, ErrorPolicy policy, String... options) throws IOException {
    DatasetLocation place = DatasetLocation.of(path).withOptions(OptionValues.ofWords(List.of(options)));
    DatasetLocation location = format.isEmpty() ? place : place.withFormat(format);
    RunSettings settings = RunSettings.defaults().withPolicy(policy);
    try (OpenedDataset opened = DATUM.open(location, List.of(), Demand.everything(), settings)) {
      List<DatasetItem> items = StreamSupport.stream(opened.items(), false).toList();
      return new Read(opened.format(), opened.schema(), items, opened.issues());
    }
  }

  /** Converts into a folder beside the dataset. */
  ConversionReport convert(String from, String to, String out, String... options) throws IOException {
    return convert(from, List.of(), to, out, options);
  }

  /** Converts on the way through transforms without options. */
  ConversionReport convert(String from, List<String> steps, String to, String out, String... options)
      throws IOException {
    return run(from, steps.stream().map(name -> new TransformStep(name, OptionValues.none())).toList(), to, out, options);
  }

  /** Converts on the way through one transform. */
  ConversionReport convertWith(String from, String step, Map<String, ?> values, String to, String out)
      throws IOException {
    return run(from, List.of(new TransformStep(step, OptionValues.of(values))), to, out);
  }

  private ConversionReport run(String from, List<TransformStep> steps, String to, String out, String... options)
      throws IOException {
    DatasetLocation location = from.isEmpty() ? DatasetLocation.of(root) : DatasetLocation.of(root, from);
    ExportTarget target = ExportTarget.of(beside(out), to).withOptions(OptionValues.ofWords(List.of(options)));
    return DATUM.convert(Conversion.of(location, target).withSteps(steps));
  }

  /** Writes a dataset that a test made. */
  ConversionReport export(Dataset dataset, String to, String out, String... options) throws IOException {
    ExportTarget target = ExportTarget.of(beside(out), to).withOptions(OptionValues.ofWords(List.of(options)));
    return DATUM.export(dataset, target);
  }

  /** Returns the files of an output in order. */
  List<String> files(String out) throws IOException {
    return files(beside(out));
  }

  /** Returns everything that lies in and beside the dataset. */
  List<String> everything() throws IOException {
    return files(around);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** Returns the text of a written file. */
  String written(String path) throws IOException {
    return Files.readString(beside(path));
  }

  /** Returns the lines of a written file. */
  List<String> lines(String path) throws IOException {
    return Files.readAllLines(beside(path));
  }

  /** Returns the values of a written JSON file. */
  Map<?, ?> json(String path) throws IOException {
    return (Map<?, ?>) JsonTree.parse(Files.readAllBytes(beside(path)));
  }

  /** Returns, for each code, how often it was told: {@code {COCO-BBOX-TYPE=1}}. */
  static Map<String, Long> codes(List<IssueSummary> issues) {
    Map<String, Long> codes = new TreeMap<>();
    issues.forEach(issue -> codes.merge(issue.code(), issue.count(), Long::sum));
    return codes;
  }

  /** Returns what of each kind was lost: {@code {COCO-POINTS=3}}. */
  static Map<String, Long> losses(ConversionReport report) {
    Map<String, Long> losses = new TreeMap<>();
    report.losses().forEach(loss -> losses.put(loss.loss().code(), loss.objects()));
    return losses;
  }

  /**
   * A dataset as it was read.
   *
   * @param format the format that it was read as
   * @param schema labels and subsets
   * @param items the items in order
   * @param issues what was told
   */
  record Read(String format, DatasetSchema schema, List<DatasetItem> items, List<IssueSummary> issues) {
    /** Returns all as text, in the form of {@link DatasetDump}. */
    String dump() {
      return DatasetDump.of(schema, items);
    }

    /** Returns one item as text. */
    String dump(String id) {
      return DatasetDump.of(item(id), schema.categories());
    }

    DatasetItem item(String id) {
      return items.stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow(
          () -> new AssertionError("no item " + id + " among " + ids()));
    }

    List<String> ids() {
      return items.stream().map(DatasetItem::id).toList();
    }

    List<String> labels() {
      return schema.categories().labels().names();
    }

    /** Returns the files of the images by item, relative to the dataset; {@code -} for those that are not there. */
    List<String> imageFiles(Path root) {
      return items.stream()
          .map(item -> item.image().flatMap(image -> image.file()).map(file -> root.relativize(file).toString()))
          .map(file -> file.orElse("-").replace('\\', '/')).toList();
    }

    Map<String, Long> codes() {
      return Scene.codes(issues);
    }

    /** Returns the one issue of a code. */
    Issue issue(String code) {
      List<Issue> found = new ArrayList<>();
      issues.stream().filter(issue -> issue.code().equals(code)).forEach(issue -> found.addAll(issue.samples()));
      Optional<Issue> one = found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
      return one.orElseThrow(() -> new AssertionError(code + " was told " + found.size() + " times in " + codes()));
    }
  }
}
