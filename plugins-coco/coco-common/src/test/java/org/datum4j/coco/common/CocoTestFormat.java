// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;

/** An importer and exporter of some tasks, as the plugins of the family have them. */
final class CocoTestFormat implements Importer, Exporter {
  private final Set<CocoTask> tasks;
  private final boolean isChosen;

  private CocoTestFormat(Set<CocoTask> tasks, boolean isChosen) {
    this.tasks = tasks;
    this.isChosen = isChosen;
  }

  static CocoTestFormat of(CocoTask task) {
    return new CocoTestFormat(Set.of(task), true);
  }

  static CocoTestFormat all() {
    return new CocoTestFormat(EnumSet.allOf(CocoTask.class), false);
  }

  /** Writes an annotation file with single quotes in place of double ones. */
  static Path file(Path folder, String name, String json) throws IOException {
    Path file = folder.resolve("annotations").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, json.replace('\'', '"'));
  }

  @Override
  public Detection detect(DetectionContext context) {
    return isChosen ? CocoDetector.ofTask(context, tasks.iterator().next()) : CocoDetector.ofAll(context);
  }

  @Override
  public OptionType<CocoExportOptions> options() {
    return CocoExportOptions.TYPE;
  }

  @Override
  public List<Loss> losses() {
    return CocoLosses.all();
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CocoReader.open(request, "coco", tasks);
  }

  @Override
  public DatasetSink open(ExportRequest request) throws IOException {
    CocoWriteSettings settings = request.options(CocoExportOptions.TYPE).settings();
    return CocoWriter.open(request, isChosen ? settings.withTasks(tasks) : settings);
  }
}
