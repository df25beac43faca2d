// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * What the jars said the last time, kept in one file so that the next run opens none of them. A file that is missing,
 * damaged or of another form counts as empty.
 *
 * @param context what the choice of plugins depends on besides the jars
 * @param jars the jars in their order
 * @param rejected problems of those that cannot be used
 */
record CatalogueIndex(String context, List<PluginJar> jars, Map<Path, PluginProblem> rejected) {
  private static final String FORM = "datum4j-plugin-index 1 ";
  private static final int MAX_BYTES = 64 << 20;

  static @Nullable CatalogueIndex read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return null;
      }
      String text = Files.readString(file);
      int end = text.indexOf('\n');
      if (end < 0 || !text.substring(0, end).equals(FORM + sum(text.substring(end + 1)))) {
        return null;
      }
      return parse(text.substring(end + 1));
    } catch (IOException | RuntimeException e) {
      // A cache that cannot be read is no reason to fail: the jars are read again.
      return null;
    }
  }

  /** Writes the index in place of an older one; where that is impossible, the next run reads the jars again. */
  void write(Path file) {
    Path temporary = null;
    try {
      String body = text();
      Files.createDirectories(file.toAbsolutePath().getParent());
      temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "plugins", ".tmp");
      Files.writeString(temporary, FORM + sum(body) + "\n" + body);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      // A folder that cannot be written to only costs time.
      delete(temporary);
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        temporary.toFile().deleteOnExit();
      }
    }
  }

  private static String sum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    line(out, "C", context);
    for (PluginJar jar : jars) {
      List<String> needs = new ArrayList<>();
      jar.dependencies().forEach(need -> needs.add(need.text()));
      line(out, "J", jar.file().toString(), Long.toString(jar.size()), Long.toString(jar.modified()), jar.id(),
          jar.version(), jar.requires(), String.join(",", needs), jar.description(), jar.license(), jar.provider(),
          Integer.toString(jar.java()), jar.module(), jar.sha256(), Boolean.toString(jar.isCatalogued()));
      for (CatalogueEntry entry : jar.entries()) {
        out.append("E\t").append(FormatsTable.line(entry)).append('\n');
      }
      jar.problem().ifPresent(problem -> problem(out, "P", problem));
      PluginProblem reason = rejected.get(jar.file());
      if (reason != null) {
        problem(out, "R", reason);
      }
    }
    return out.toString();
  }

  private static void problem(StringBuilder out, String kind, PluginProblem problem) {
    line(out, kind, problem.kind().name(), problem.message().replaceAll("\\s", " "),
        problem.mend().replaceAll("\\s", " "));
  }

  private static void line(StringBuilder out, String... cells) {
    for (String cell : cells) {
      if (cell.indexOf('\t') >= 0 || cell.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("\"" + cell + "\" does not fit into a cell of the index");
      }
    }
    out.append(String.join("\t", cells)).append('\n');
  }

  private static CatalogueIndex parse(String body) {
    String context = "";
    List<PluginJar> jars = new ArrayList<>();
    Map<Path, PluginProblem> rejected = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder();
    for (String line : body.split("\n")) {
      String[] cells = line.split("\t", -1);
      switch (cells[0]) {
        case "C" -> context = line.substring(2);
        case "J" -> {
          finish(jars, table);
          jars.add(jar(cells));
        }
        case "E" -> table.append('\n').append(line, 2, line.length());
        case "P" -> setLast(jars, last(jars).withProblem(problem(last(jars), cells)));
        case "R" -> rejected.put(last(jars).file(), problem(last(jars), cells));
        default -> throw new IllegalArgumentException("unknown kind of line: " + cells[0]);
      }
    }
    finish(jars, table);
    return new CatalogueIndex(context, jars, rejected);
  }

  private static PluginJar jar(String[] cells) {
    return new PluginJar(Path.of(cells[1]), Long.parseLong(cells[2]), Long.parseLong(cells[3]), cells[4], cells[5],
        cells[6], Dependency.parseAll(cells[7]), cells[8], cells[9], cells[10], Integer.parseInt(cells[11]), cells[12],
        cells[13], Boolean.parseBoolean(cells[14]), List.of(), Optional.empty());
  }

  private static void finish(List<PluginJar> jars, StringBuilder table) {
    if (table.length() > 0) {
      PluginJar jar = last(jars);
      setLast(jars, jar.withEntries(FormatsTable.parse(FormatsTable.HEADER + table, jar.id())));
      table.setLength(0);
    }
  }

  private static PluginProblem problem(PluginJar jar, String[] cells) {
    return jar.problem(ProblemKind.valueOf(cells[1]), cells[2], cells[3]);
  }

  private static PluginJar last(List<PluginJar> jars) {
    return jars.get(jars.size() - 1);
  }

  private static void setLast(List<PluginJar> jars, PluginJar jar) {
    jars.set(jars.size() - 1, jar);
  }
}
