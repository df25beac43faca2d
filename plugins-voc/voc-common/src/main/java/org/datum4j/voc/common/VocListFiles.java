// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/**
 * Reads the lists of one folder below {@code ImageSets}: a file for each subset with an id in each line, and beside
 * them files {@code class_subset.txt} with lines {@code id flag}.
 */
final class VocListFiles {
  private static final int HEAD = 4096;
  private static final Pattern FLAGGED = Pattern.compile(".*\\S\\s+[-+]?[01]\\s*");
  private static final Pattern NUMBERED = Pattern.compile("(.*\\S)\\s+[-+]?\\d+");

  private final VocRoot root;
  private final String folder;
  private final List<String> subsets = new ArrayList<>();
  private final List<String> classLists = new ArrayList<>();

  /**
   * Tells subsets from class lists by what the files hold.
   *
   * @param folder name of the folder below {@code ImageSets}
   * @param stems names of the text files in it, without extension
   */
  VocListFiles(VocRoot root, String folder, List<String> stems) throws IOException {
    this.root = root;
    this.folder = folder;
    boolean mayHaveClasses = folder.equals("Main") || folder.equals("Action");
    for (String stem : stems) {
      boolean isClassList = mayHaveClasses && stem.indexOf('_') >= 0 && isClassList(stem, stems);
      (isClassList ? classLists : subsets).add(stem);
    }
  }

  private boolean isClassList(String stem, List<String> stems) throws IOException {
    boolean endsInSubset = false;
    for (int at = stem.indexOf('_'); at >= 0; at = stem.indexOf('_', at + 1)) {
      endsInSubset |= at > 0 && stems.contains(stem.substring(at + 1));
    }
    List<String> lines = head(stem);
    return lines.isEmpty() ? endsInSubset : lines.stream().allMatch(line -> FLAGGED.matcher(line).matches());
  }

  private List<String> head(String stem) throws IOException {
    try (InputStream in = Files.newInputStream(root.find(name(stem)).orElseThrow())) {
      byte[] head = in.readNBytes(HEAD);
      String text = new String(head, StandardCharsets.UTF_8);
      int end = head.length < HEAD ? text.length() : text.lastIndexOf('\n') + 1;
      return text.substring(0, Math.max(0, end)).lines().filter(line -> !line.isBlank()).toList();
    }
  }

  private String name(String stem) {
    return "ImageSets/" + folder + "/" + stem + ".txt";
  }

  /** Returns the names of the subsets that have a list. */
  List<String> subsets() {
    return subsets;
  }

  /** Returns the names of the lists of classes, {@code class_subset}. */
  List<String> classLists() {
    return classLists;
  }

  /**
   * Returns the ids of a subset in order, each once.
   *
   * @throws ImportException if the run is to stop at a faulty line
   */
  List<String> ids(String subset, IssueSink issues) throws IOException {
    String name = name(subset);
    Set<String> ids = new LinkedHashSet<>();
    List<String> lines = VocText.lines(root.find(name).orElseThrow(), root.shown(name));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        Location where = Location.ofLine(root.shown(name), i + 1L);
        String id = id(line, where, issues);
        if (!id.isEmpty() && !leadsOut(id, where, issues)) {
          ids.add(id.replace('\\', '/'));
        }
      }
    }
    return new ArrayList<>(ids);
  }

  private static boolean leadsOut(String id, Location where, IssueSink issues) {
    String name = id.replace('\\', '/');
    boolean isOutside = name.startsWith("/") || name.indexOf(':') == 1 || ("/" + name + "/").contains("/../");
    if (isOutside) {
      issues.report(
          Issue.error(
              VocIssues.LIST_LINE,
              "the id \"" + VocXmlElements.shown(id) + "\" leads out of the dataset, expected one inside of it",
              where,
              "Correct the line, or import with --on-error skip to leave it out."));
    }
    return isOutside;
  }

  private String id(String line, Location where, IssueSink issues) {
    boolean hasBlank = line.chars().anyMatch(Character::isWhitespace);
    if (line.charAt(0) == '"' && (folder.equals("Layout") || !hasFile(line))) {
      int end = line.indexOf('"', 1);
      if (end > 1) {
        return line.substring(1, end);
      }
      issues.report(
          Issue.error(
              VocIssues.LIST_LINE,
              "the line has one quote: " + line,
              where,
              "Close the quote, or import with --on-error skip to leave the line out."));
      return "";
    }
    if (!hasBlank || hasFile(line)) {
      return line;
    }
    Matcher numbered = NUMBERED.matcher(line);
    if (numbered.matches() && (!folder.equals("Main") && !folder.equals("Segmentation")
        || hasFile(numbered.group(1)))) {
      return numbered.group(1);
    }
    return line;
  }

  private boolean hasFile(String id) {
    try {
      return root.hasFile(id);
    } catch (ImportException outside) {
      return false;
    }
  }

  /**
   * Returns the ids that a class list gives the class to.
   *
   * @param classList {@code class_subset}
   * @param all whether ids without the class are returned, too
   * @throws ImportException if the run is to stop at a faulty line
   */
  List<String> members(String classList, boolean all, IssueSink issues) throws IOException {
    String name = name(classList);
    List<String> members = new ArrayList<>();
    List<String> lines = VocText.lines(root.find(name).orElseThrow(), root.shown(name));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      int blank = lastBlank(line);
      String flag = line.substring(blank + 1);
      if (blank < 0 || !flag.equals("1") && !flag.equals("0") && !flag.equals("-1") && !flag.equals("+1")) {
        issues.report(
            Issue.error(
                VocIssues.LIST_LINE,
                "the line is \"" + VocXmlElements.shown(line) + "\", expected an id and 1, 0 or -1",
                Location.ofLine(root.shown(name), i + 1L),
                "Correct the line, or import with --on-error skip to leave it out."));
      } else if (all || flag.equals("1") || flag.equals("+1")) {
        members.add(line.substring(0, blank).strip());
      }
    }
    return members;
  }

  private static int lastBlank(String line) {
    int at = line.length() - 1;
    while (at >= 0 && !Character.isWhitespace(line.charAt(at))) {
      at--;
    }
    return at;
  }
}
