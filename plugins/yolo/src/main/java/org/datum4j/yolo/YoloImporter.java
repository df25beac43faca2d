// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Run;
import org.datum4j.yolo.label.YoloData;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.datum4j.yolo.label.YoloImageSize;
import org.datum4j.yolo.label.YoloSource;
import org.datum4j.yolo.label.YoloTask;
import org.jspecify.annotations.Nullable;

/** Reads Darknet's layout; a folder in Ultralytics' layout is read as such. */
@Format(
    name = YoloFormat.NAME,
    title = YoloFormat.TITLE,
    aliases = {"yolo_strict", "yolo_loose", "yolo_darknet"},
    files = {"**/obj.data", "**/*.names", "**/classes.txt", "**/_darknet.labels"})
public final class YoloImporter implements Importer {
  /** Makes an importer. */
  public YoloImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return YoloFormat.detect(context);
  }

  @Override
  public OptionType<?> options() {
    return YoloOptions.IMPORT;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    YoloOptions.Import options = request.options(YoloOptions.IMPORT);
    YoloFolder files = new YoloFolder(request.folder());
    Run run = request.run();
    String data = find(request, ".data");
    if (data != null) {
      YoloDarknetFiles darknet = new YoloDarknetFiles(request.folder(), files, data, run);
      return source(darknet.entries(), plain(data, darknet.names()), options, run);
    }
    String yaml = yaml(request);
    if (yaml != null) {
      return ultralytics(request, files, yaml, options);
    }
    YoloNameFiles names = YoloNameFiles.read(request, run);
    if (names == null) {
      throw new ImportException(
          Issue.error(
              "YOLO-FILES-MISSING",
              "there is no obj.data, no data.yaml, no obj.names and no classes.txt",
              Location.unknown(),
              "Name the folder that holds one of them; obj.names and classes.txt have one class name a line."));
    }
    List<YoloEntry> entries = new YoloLooseFiles(files, names).entries(run);
    return source(entries, plain(names.first(), names.names()), options, run);
  }

  private static YoloData plain(String file, List<String> names) {
    return new YoloData(file, names, Map.of(), "", 0, 3, YoloTask.AUTO, List.of());
  }

  /** Returns the file of an ending: the one that was named, else the one at the top, else the first below. */
  private static @Nullable String find(ImportRequest request, String ending) throws IOException {
    if (!request.file().isEmpty()) {
      return request.file().toLowerCase(Locale.ROOT).endsWith(ending) ? request.file() : null;
    }
    String first = null;
    for (String file : request.folder().files()) {
      if (file.toLowerCase(Locale.ROOT).endsWith(ending)) {
        if (file.indexOf('/') < 0) {
          return file;
        }
        first = first == null ? file : first;
      }
    }
    return first;
  }

  static @Nullable String yaml(ImportRequest request) throws IOException {
    String usual = request.file().isEmpty() && request.folder().find(YoloUltralyticsFormat.DATA).isPresent()
        ? YoloUltralyticsFormat.DATA : null;
    if (usual == null) {
      usual = find(request, ".yaml");
    }
    return usual == null ? find(request, ".yml") : usual;
  }

  static DatasetSource ultralytics(ImportRequest request, YoloFolder files, String yaml, YoloOptions.Import options)
      throws IOException {
    Run run = request.run();
    YoloData data = YoloData.read(yaml, request.folder().find(yaml).orElseThrow(), run.issues());
    return source(new YoloUltralyticsFiles(request.folder(), files, data, run).entries(), data, options, run);
  }

  private static DatasetSource source(List<YoloEntry> entries, YoloData data, YoloOptions.Import options, Run run) {
    ImageSize fallback = options.imageSize().map(YoloImageSize::parse).orElse(null);
    return new YoloSource(entries, data, options.task(), fallback, run);
  }
}
