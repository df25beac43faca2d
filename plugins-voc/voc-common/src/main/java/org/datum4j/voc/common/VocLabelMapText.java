// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.MaskColor;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code labelmap.txt}: a line {@code name:r,g,b:part,part:action,action} for each label; colour, parts and
 * actions may be empty. {@code #} starts a comment, at the start of a line or after a blank.
 *
 * @source Datumaro's page of the Pascal VOC format
 */
public final class VocLabelMapText {
  private static final String HEADER = "# label:color_rgb:parts:actions\n";
  private static final Pattern COLOR = Pattern.compile(" *[0-9]+ *, *[0-9]+ *, *[0-9]+ *");
  private static final String CURE =
      "Write the line as name:red,green,blue:parts:actions, the last three may be empty.";

  private VocLabelMapText() {}

  /**
   * Reads the lines of a label map.
   *
   * @param file how users know the file
   * @throws ImportException if a line is no label
   */
  public static VocLabelMap parse(List<String> lines, String file) {
    List<VocLabel> labels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Location where = Location.ofLine(file, i + 1L);
      VocLabel label = label(withoutComment(line), where);
      if (!names.add(label.name())) {
        throw broken("label \"" + label.name() + "\" stands twice, expected unique names", where, null);
      }
      labels.add(label);
    }
    return VocLabelMap.of(labels);
  }

  private static String withoutComment(String line) {
    int lastField = line.lastIndexOf(':');
    int comment = line.indexOf(" #", Math.max(0, lastField));
    return comment < 0 ? line : line.substring(0, comment).strip();
  }

  private static VocLabel label(String line, Location where) {
    String[] fields = fields(line);
    if (fields.length != 4) {
      throw broken("the line has " + fields.length + " fields between colons, expected 4: \"" + line + "\"", where,
          null);
    }
    String name = fields[0].strip();
    if (name.isEmpty()) {
      throw broken("the label has no name: \"" + line + "\"", where, null);
    }
    return new VocLabel(name, color(fields[1].strip(), where), words(fields[2]), words(fields[3]));
  }

  /** Names may hold colons: what stands before the colour, or before three empty fields, is the name. */
  private static String[] fields(String line) {
    String[] fields = line.split(":", -1);
    int extra = fields.length - 4;
    boolean isPlain = extra <= 0 || COLOR.matcher(fields[1]).matches() || fields[extra].isEmpty();
    if (isPlain || !fields[extra + 1].isEmpty() && !COLOR.matcher(fields[extra + 1]).matches()) {
      return fields;
    }
    String name = String.join(":", Arrays.asList(fields).subList(0, extra + 1));
    return new String[] {name, fields[extra + 1], fields[extra + 2], fields[extra + 3]};
  }

  private static @Nullable MaskColor color(String text, Location where) {
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 3) {
        return new MaskColor(number(parts[0]), number(parts[1]), number(parts[2]));
      }
    } catch (IllegalArgumentException malformed) {
      throw broken("the colour is \"" + text + "\", expected three numbers from 0 to 255", where, malformed);
    }
    throw broken("the colour is \"" + text + "\", expected three numbers from 0 to 255", where, null);
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  private static List<String> words(String field) {
    return Arrays.stream(field.split(",")).map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
  }

  private static ImportException broken(String what, Location where, @Nullable Throwable cause) {
    return new ImportException(Issue.error(VocIssues.LABEL_MAP_LINE, what, where, CURE), cause);
  }

  /**
   * Reads the file {@code class_names.txt} that labelme2voc writes: a name in each line, the index is the line's.
   *
   * @source labelme, examples/semantic_segmentation/labelme2voc.py
   */
  static VocLabelMap parseNames(List<String> lines) {
    List<VocLabel> labels = new ArrayList<>();
    for (String line : lines) {
      String name = line.strip();
      if (!name.isEmpty() && !name.equals("__ignore__")) {
        labels.add(VocLabel.of(name));
      }
    }
    return VocLabelMap.of(labels);
  }

  /**
   * Returns the file's text.
   *
   * @param format name of the format that the dataset is in, for a comment that detection goes by
   */
  public static String write(VocLabelMap map, String format) {
    StringBuilder text = new StringBuilder(HEADER).append(VocDetection.NOTE).append(format).append('\n');
    for (VocLabel label : map.labels()) {
      text.append(label.name()).append(':');
      MaskColor color = label.color();
      if (color != null) {
        text.append(color.red()).append(',').append(color.green()).append(',').append(color.blue());
      }
      text.append(':').append(String.join(",", label.parts()));
      text.append(':').append(String.join(",", label.actions())).append('\n');
    }
    return text.toString();
  }
}
