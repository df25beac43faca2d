// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.voc.common.VocExportMap;
import org.datum4j.voc.common.VocImages;
import org.datum4j.voc.common.VocLabelMap;
import org.datum4j.voc.common.VocMeta;
import org.datum4j.voc.common.VocText;
import org.jspecify.annotations.Nullable;

/** Writes CamVid: masks are painted by several threads, lists at the end. */
final class CamvidSink implements RenderingSink<CamvidRendered> {
  private final OutputFolder output;
  private final Run run;
  private final CamvidOptions.Export options;
  private final VocImages images;
  private final Queue<CamvidPainter> painters = new ConcurrentLinkedQueue<>();
  private final Map<String, StringBuilder> lists = new LinkedHashMap<>();
  private @Nullable DatasetSchema schema;
  private VocLabelMap map = VocLabelMap.of(List.of());

  CamvidSink(ExportRequest request) {
    output = request.output();
    run = request.run();
    options = request.options(CamvidOptions.EXPORT);
    images = new VocImages(output, run.issues(), options.imageExt());
  }

  @Override
  public void begin(DatasetSchema begun) throws IOException {
    schema = begun;
    VocLabelMap wanted = labels(begun);
    map = VocExportMap.withBackground(wanted);
    begun.subsets().forEach(subset -> lists.put(subset, new StringBuilder()));
    if (options.saveDatasetMeta()) {
      write(VocMeta.FILE, CamvidLabels.writeMeta(map));
    } else {
      // A background that was added is added again by whoever reads the file.
      List<String> kept = wanted.names();
      VocLabelMap told = VocLabelMap.of(map.labels().stream().filter(label -> kept.contains(label.name())).toList());
      write(CamvidFormat.COLORS_FILE, CamvidLabels.write(told));
    }
  }

  private VocLabelMap labels(DatasetSchema begun) throws IOException {
    String option = options.labelMap();
    if (option.equals("source")) {
      return VocExportMap.ofSource(begun);
    }
    if (option.equals(CamvidFormat.NAME)) {
      return CamvidLabels.builtIn();
    }
    try {
      Path file = Path.of(option);
      if (Files.isRegularFile(file)) {
        return option.endsWith(".json")
            ? VocMeta.parse(VocText.bytes(file), option)
            : CamvidLabels.parse(VocText.lines(file, option), option);
      }
    } catch (ImportException broken) {
      throw new OptionException(broken.issue(), broken);
    } catch (InvalidPathException noPath) {
      throw missing(option, noPath);
    }
    throw missing(option, null);
  }

  private static OptionException missing(String option, @Nullable Throwable cause) {
    return new OptionException(
        Issue.error(
            CamvidFormat.LABEL_MAP_OPTION,
            "option --label-map has the value \"" + option + "\", but there is no such file",
            Location.unknown(),
            "Give source, camvid, or the path of a label_colors.txt file."),
        cause);
  }

  private void write(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(name, bytes, 0, bytes.length);
  }

  @Override
  public CamvidRendered render(DatasetItem item) throws IOException {
    DatasetSchema begun = schema;
    if (begun == null) {
      throw new IllegalStateException("begin was not called");
    }
    CamvidPainter painter = painters.poll();
    if (painter == null) {
      painter = new CamvidPainter(begun.categories().labels(), map, options.applyColormap(), run.losses());
    }
    byte[] mask = painter.paint(item);
    painters.add(painter);
    boolean isSaved = options.saveMedia() && item.image().filter(Image::hasData).isPresent();
    if (mask == null && !isSaved && item.image().flatMap(Image::size).isPresent()) {
      run.losses().record(CamvidFormat.IMAGE, item, 0);
    }
    String imageName = item.id() + images.extension(item);
    Image image = options.saveMedia() ? images.recode(item) : null;
    return new CamvidRendered(item, imageName, mask, image);
  }

  @Override
  public void writeRendered(CamvidRendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    String subset = folder(item.subset());
    String image = subset + "/" + rendered.imageName();
    String mask = subset + "annot/" + item.id() + ".png";
    byte[] png = rendered.mask();
    if (png != null) {
      output.write(mask, png, 0, png.length);
    }
    if (options.saveMedia()) {
      images.write(item, image, rendered.image());
    }
    boolean hasBlank = (image + mask).chars().anyMatch(Character::isWhitespace);
    List<String> words = new ArrayList<>(2);
    words.add(hasBlank ? "\"/" + image + '"' : "/" + image);
    if (png != null) {
      words.add(hasBlank ? '"' + mask + '"' : mask);
    }
    lists.computeIfAbsent(item.subset(), name -> new StringBuilder()).append(String.join(" ", words)).append('\n');
  }

  private static String folder(String subset) {
    return subset.replace('/', '_').replace('\\', '_');
  }

  @Override
  public void finish() throws IOException {
    for (Map.Entry<String, StringBuilder> list : lists.entrySet()) {
      write(folder(list.getKey()) + ".txt", list.getValue().toString());
    }
    images.finish();
  }

  @Override
  public void close() {
    for (CamvidPainter painter = painters.poll(); painter != null; painter = painters.poll()) {
      painter.close();
    }
    images.close();
  }
}
