// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/** What the contract does with files: copies that are cut short, folders of strangers, the content of jars. */
final class ContractFiles {
  private static final Set<String> TEXTS = Set.of("json", "xml", "txt", "csv", "yaml", "yml", "data", "names", "pbtxt", "tfrecord");

  private ContractFiles() {}

  static void copy(Path from, Path to) {
    for (String name : FormatHarness.files(from)) {
      write(to.resolve(name), read(from.resolve(name)));
    }
  }

  /** Returns the names of the files of a folder that hold annotations, going by their extensions. */
  static List<String> texts(Path folder) {
    return FormatHarness.files(folder).stream().filter(ContractFiles::isAnnotations).toList();
  }

  private static boolean isAnnotations(String name) {
    return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Leaves a part of a file. */
  static void cut(Path file, double part) {
    byte[] bytes = read(file);
    write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
  }

  /** Returns all bytes of a folder by name. */
  static Map<String, String> content(Path folder) {
    Map<String, String> content = new LinkedHashMap<>();
    for (String name : FormatHarness.files(folder)) {
      content.put(name, new String(read(folder.resolve(name)), StandardCharsets.ISO_8859_1));
    }
    return content;
  }

  /** Makes folders that are in no format at all. */
  static List<Path> strangers(Path parent) {
    write(parent.resolve("notes/notes.txt"), bytes("Buy milk; water the plants.\n"));
    write(parent.resolve("settings/settings.json"), bytes("{\"theme\": \"dark\", \"sizes\": [1, 2]}"));
    write(parent.resolve("list/list.json"), bytes("[1, 2, 3]"));
    write(parent.resolve("build/project.xml"), bytes("<?xml version=\"1.0\"?><project><name>x</name></project>"));
    write(parent.resolve("config/config.yaml"), bytes("server:\n  port: 80\n"));
    write(parent.resolve("table/table.csv"), bytes("when,what\n1,2\n"));
    return List.of("notes", "settings", "list", "build", "config", "table").stream().map(parent::resolve).toList();
  }

  static List<String> entries(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(entry -> entry.getName()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
