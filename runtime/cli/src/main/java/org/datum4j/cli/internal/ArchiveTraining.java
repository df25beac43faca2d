// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs typical commands on a tiny dataset, so that the JVM sees the classes that belong into the start-up archive. The
 * launcher calls it once; its output is not shown.
 */
final class ArchiveTraining {
  private static final String INSTANCES =
      """
      {"info":{"year":2026},"licenses":[],
       "categories":[{"id":1,"name":"cat","supercategory":"animal"}],
       "images":[{"id":1,"file_name":"a.jpg","width":8,"height":8}],
       "annotations":[
        {"id":1,"image_id":1,"category_id":1,"segmentation":[[1.5,1,6,1,6,6.25]],"area":12.5,"bbox":[1.5,1,4.5,5.25],"iscrowd":0},
        {"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[8,8],"counts":[9,3,52]},"area":3,"bbox":[1,1,1,3],"iscrowd":1}]}
      """;

  private ArchiveTraining() {}

  static int run() {
    Terminal quiet = new Terminal(nowhere(), nowhere(), false);
    try {
      Path folder = Files.createTempDirectory("datum4j-archive");
      try {
        train(new CommandLineProgram(quiet), folder);
      } finally {
        delete(folder);
      }
      return ExitCode.DONE.number();
    } catch (IOException noRoom) {
      return ExitCode.FAILED.number();
    }
  }

  private static void train(CommandLineProgram program, Path folder) throws IOException {
    Path coco = folder.resolve("coco");
    Files.createDirectories(coco.resolve("annotations"));
    Files.writeString(coco.resolve("annotations/instances_train.json"), INSTANCES);
    String input = coco.toString();
    program.run(List.of("--version"));
    program.run(List.of("formats"));
    program.run(List.of("plugins"));
    program.run(List.of("convert", "--help"));
    program.run(List.of("detect", input));
    program.run(List.of("info", input));
    for (String format : List.of("voc", "coco", "yolo_ultralytics", "datumaro")) {
      Path output = folder.resolve(format);
      program.run(List.of("convert", "-if", "coco", "-i", input, "-f", format, "-o", output.toString()));
    }
    program.run(
        List.of("convert", "-i", folder.resolve("voc").toString(), "-f", "coco", "-o", folder.resolve("again").toString()));
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
