// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.voc.common.VocText;
import org.jspecify.annotations.Nullable;

/** The lines of all lists, in order. */
final class CamvidIndex {
  private static final int MAX_DEPTH = 3;

  private final InputFolder folder;
  private final IssueSink issues;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> subsets = new ArrayList<>();
  private String prefix = "";

  /**
   * An item.
   *
   * @param id its id
   * @param subset its subset
   * @param name the image's name below the subset's folder
   * @param image the image's path below the folder that was given
   * @param mask the mask's path, or null
   * @param where the line
   */
  record Entry(String id, String subset, String name, String image, @Nullable String mask, Location where) {}

  private CamvidIndex(ImportRequest request) {
    this.folder = request.folder();
    this.issues = request.run().issues();
  }

  static CamvidIndex of(ImportRequest request) throws IOException {
    CamvidIndex index = new CamvidIndex(request);
    Collection<String> lists = request.file().isEmpty() ? lists(request.folder().files()) : List.of(request.file());
    for (String list : lists) {
      index.add(list);
    }
    if (index.subsets.isEmpty()) {
      throw new ImportException(
          Issue.error(
              CamvidFormat.NOT_FOUND,
              "no CamVid dataset was found: expected a list such as train.txt with lines \"/train/1.png"
                  + " /trainannot/1.png\"",
              Location.ofFile(request.file()),
              "Name the folder that holds the lists, or name another format with -if."));
    }
    return index;
  }

  /** Returns the text files that lie highest, but the one of colours. */
  static List<String> lists(List<String> files) {
    TreeMap<Long, List<String>> byDepth = new TreeMap<>();
    for (String file : files) {
      String lower = file.toLowerCase(Locale.ROOT);
      long depth = file.chars().filter(c -> c == '/').count();
      boolean isList = lower.endsWith(".txt") && !lower.endsWith(CamvidFormat.COLORS_FILE) && depth <= MAX_DEPTH;
      if (isList) {
        byDepth.computeIfAbsent(depth, key -> new ArrayList<>()).add(file);
      }
    }
    return byDepth.isEmpty() ? List.of() : byDepth.firstEntry().getValue();
  }

  private void add(String list) throws IOException {
    String root = list.substring(0, list.lastIndexOf('/') + 1);
    String subset = list.substring(root.length(), list.lastIndexOf('.'));
    List<String> lines = VocText.lines(folder.find(list).orElseThrow(), list);
    Optional<String> first = lines.stream().filter(line -> !line.isBlank()).findFirst();
    if (first.isPresent() && CamvidLine.of(first.get().strip()).isEmpty()) {
      // A text beside the lists, such as a README.
      return;
    }
    prefix = root;
    subsets.add(subset);
    Set<String> ids = new HashSet<>();
    int foreign = -1;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      if (text.isEmpty()) {
        continue;
      }
      Location where = Location.ofLine(list, i + 1L);
      CamvidLine line = CamvidLine.of(text).orElse(null);
      if (line == null) {
        issues.report(lineFault(text, where));
        continue;
      }
      foreign = foreign(line, root, foreign);
      Entry entry = entry(line, root, subset, Math.max(0, foreign), where);
      if (ids.add(entry.id())) {
        entries.add(entry);
      } else {
        issues.report(twice(entry));
      }
    }
  }

  private static Issue lineFault(String text, Location where) {
    return Issue.error(
        CamvidFormat.LINE,
        "the line is \"" + text + "\", expected the path of an image and of its mask",
        where,
        "Put paths with blanks in quotes, or import with --on-error skip to leave the line out.");
  }

  private static Issue twice(Entry entry) {
    return Issue.error(
        CamvidFormat.ITEM_TWICE,
        "the image \"" + entry.id() + "\" stands twice in the subset " + entry.subset(),
        entry.where(),
        "Remove one line, or import with --on-error skip to take the first.");
  }

  /** Returns how many folders in front of the paths of a list are foreign; the line before is a good guess. */
  private int foreign(CamvidLine line, String root, int guess) {
    if (guess >= 0 && isThere(root + CamvidLine.without(line.image(), guess))) {
      return guess;
    }
    int image = CamvidLine.foreignFolders(folder, root, line.image());
    if (image >= 0) {
      return image;
    }
    int mask = line.mask() == null ? -1 : CamvidLine.foreignFolders(folder, root, line.mask());
    return mask >= 0 ? mask : guess;
  }

  private boolean isThere(String path) {
    return !("/" + path + "/").contains("/../") && folder.find(path).isPresent();
  }

  private static Entry entry(CamvidLine line, String root, String subset, int foreign, Location where) {
    String image = CamvidLine.without(line.image(), foreign);
    String mask = line.mask() == null ? null : root + CamvidLine.without(line.mask(), foreign);
    String id = CamvidLine.id(image, subset);
    String extension = image.substring(Math.max(0, image.lastIndexOf('.')));
    return new Entry(id, subset, id + extension, root + image, mask, where);
  }

  List<Entry> entries() {
    return entries;
  }

  List<String> subsets() {
    return subsets;
  }

  /** Returns where the lists lie below the folder that was given, empty or with {@code /} at the end. */
  String prefix() {
    return prefix;
  }
}
