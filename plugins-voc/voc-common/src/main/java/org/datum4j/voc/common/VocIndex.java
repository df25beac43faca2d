// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;

/** Which items a folder holds, by its lists or, where there are none, by its files. */
final class VocIndex {
  private static final int DEPTH = 3;
  private static final String SETS = "ImageSets";
  private static final List<String> FOLDERS = List.of("Main", "Segmentation", "Layout", "Action");
  private static final Set<String> SPLITS = Set.of("train", "val", "valid", "validation", "test", "trainval", "dev");

  private final ImportRequest request;
  private final VocTask task;
  private final List<VocSubset> subsets = new ArrayList<>();
  private final List<VocRoot> roots = new ArrayList<>();

  /** Lists of classes by root. */
  private final Map<VocRoot, VocListFiles> mainLists = new HashMap<>();

  private VocIndex(ImportRequest request, VocTask task) {
    this.request = request;
    this.task = task;
  }

  /**
   * Looks through a folder.
   *
   * @throws ImportException if there is nothing of the kind
   */
  static VocIndex of(ImportRequest request, VocTask task) throws IOException {
    VocIndex index = new VocIndex(request, task);
    Map<String, Map<String, List<String>>> lists = index.lists();
    if (lists.isEmpty()) {
      index.addFiles();
    } else {
      for (Map.Entry<String, Map<String, List<String>>> entry : lists.entrySet()) {
        index.addLists(new VocRoot(request.folder(), entry.getKey(), false), entry.getValue());
      }
    }
    if (index.subsets.isEmpty()) {
      throw index.notFound();
    }
    index.tellMissingFiles();
    return index;
  }

  /**
   * Takes the XML files of some folders as they are.
   *
   * @param subsetOfFolder subsets by folder, which is empty or ends with {@code /}
   * @throws ImportException if there are none
   */
  static VocIndex ofFolders(ImportRequest request, Map<String, String> subsetOfFolder) throws IOException {
    VocIndex index = new VocIndex(request, VocTask.VOC_DETECTION);
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (String file : request.folder().files()) {
      String folder = file.substring(0, file.lastIndexOf('/') + 1);
      if (hasExtension(file, ".xml") && subsetOfFolder.containsKey(folder)) {
        ids.computeIfAbsent(folder, key -> new ArrayList<>()).add(VocRoot.stem(file.substring(folder.length())));
      }
    }
    ids.forEach((folder, all) -> {
      VocRoot root = new VocRoot(request.folder(), folder, true);
      index.roots.add(root);
      index.subsets.add(new VocSubset(root, subsetOfFolder.getOrDefault(folder, ""), all));
    });
    if (ids.isEmpty()) {
      throw index.notFound();
    }
    return index;
  }

  /** Returns the text files by root and folder: those that lie highest. */
  private Map<String, Map<String, List<String>>> lists() throws IOException {
    Map<Integer, Map<String, Map<String, List<String>>>> byDepth = new TreeMap<>();
    if (!request.file().isEmpty() && !hasExtension(request.file(), ".txt")) {
      return Map.of();
    }
    for (String file : request.folder().files()) {
      String[] parts = file.split("/");
      int depth = parts.length - 3;
      boolean isList = depth >= 0 && depth <= DEPTH && parts[depth].equals(SETS)
          && FOLDERS.contains(parts[depth + 1]) && hasExtension(file, ".txt");
      if (isList) {
        String prefix = file.substring(0, file.lastIndexOf(SETS + "/"));
        byDepth
            .computeIfAbsent(depth, key -> new LinkedHashMap<>())
            .computeIfAbsent(prefix, key -> new HashMap<>())
            .computeIfAbsent(parts[depth + 1], key -> new ArrayList<>())
            .add(VocRoot.stem(parts[depth + 2]));
      }
    }
    return byDepth.isEmpty() ? Map.of() : byDepth.values().iterator().next();
  }

  private void addLists(VocRoot root, Map<String, List<String>> stems) throws IOException {
    roots.add(root);
    Set<String> folders = new LinkedHashSet<>();
    if (stems.containsKey(task.listFolder())) {
      folders.add(task.listFolder());
    } else {
      FOLDERS.stream().filter(stems::containsKey).filter(folder -> task == VocTask.VOC || folders.isEmpty())
          .forEach(folders::add);
      request.run().issues().report(
          Issue.warning(
              VocIssues.LIST_OTHER,
              "there are no lists in ImageSets/" + task.listFolder() + ", those of ImageSets/"
                  + String.join(", ", folders) + " are taken",
              Location.ofFile(root.shown(SETS)),
              "Name the format whose lists are there with -if, if another one is meant."));
    }
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    for (String folder : folders) {
      VocListFiles files = new VocListFiles(root, folder, stems.getOrDefault(folder, List.of()));
      if (folder.equals("Main")) {
        mainLists.put(root, files);
      }
      for (String subset : files.subsets()) {
        if (!isAsked(root, folder, subset)) {
          continue;
        }
        ids.computeIfAbsent(subset, key -> new LinkedHashSet<>()).addAll(files.ids(subset, request.run().issues()));
      }
      if (files.subsets().isEmpty()) {
        for (String list : files.classLists()) {
          String subset = list.substring(list.lastIndexOf('_') + 1);
          ids.computeIfAbsent(subset, key -> new LinkedHashSet<>())
              .addAll(files.members(list, true, request.run().issues()));
        }
      }
    }
    ids.forEach((subset, all) -> subsets.add(new VocSubset(root, subset, new ArrayList<>(all))));
  }

  /** Says whether the user named no list, or this one. */
  private boolean isAsked(VocRoot root, String folder, String subset) {
    String asked = request.file();
    return asked.isEmpty() || VocRoot.stem(asked).equals(root.prefix() + SETS + "/" + folder + "/" + subset);
  }

  /** Takes all annotations and masks as one subset when there are no lists. */
  private void addFiles() throws IOException {
    InputFolder folder = request.folder();
    List<String> files = request.file().isEmpty() ? folder.files() : List.of(request.file());
    Map<String, Set<String>> byRoot = new TreeMap<>();
    for (String file : files) {
      for (String part : List.of(VocRoot.ANNOTATIONS, VocRoot.CLASSES, VocRoot.OBJECTS)) {
        boolean isXml = part.equals(VocRoot.ANNOTATIONS);
        int at = file.startsWith(part) ? 0 : file.indexOf("/" + part) + 1;
        boolean isHere = file.startsWith(part) || at > 0;
        if (isHere && (isXml ? task.hasBoxes() : task.hasMasks()) && hasExtension(file, isXml ? ".xml" : ".png")) {
          byRoot.computeIfAbsent(file.substring(0, at), key -> new TreeSet<>())
              .add(VocRoot.stem(file.substring(at + part.length())));
        }
      }
    }
    byRoot.forEach((prefix, ids) -> {
      VocRoot root = new VocRoot(folder, prefix, false);
      roots.add(root);
      subsets.add(new VocSubset(root, DatasetItem.DEFAULT_SUBSET, List.copyOf(ids)));
    });
    if (byRoot.isEmpty() && task.hasBoxes()) {
      addLooseFiles(files);
    }
  }

  /** Takes XML files that lie anywhere; folders that are called like splits are subsets. */
  private void addLooseFiles(List<String> files) {
    List<String> xml = files.stream().filter(file -> hasExtension(file, ".xml")).toList();
    Predicate<String> isInSplit = file -> SPLITS.contains(folderName(file).toLowerCase(Locale.ROOT));
    boolean isSplit = !xml.isEmpty() && xml.stream().allMatch(isInSplit);
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (String file : xml) {
      String prefix = isSplit ? file.substring(0, file.lastIndexOf('/') + 1) : "";
      ids.computeIfAbsent(prefix, key -> new ArrayList<>()).add(VocRoot.stem(file.substring(prefix.length())));
    }
    ids.forEach((prefix, all) -> {
      VocRoot root = new VocRoot(request.folder(), prefix, true);
      roots.add(root);
      subsets.add(new VocSubset(root, isSplit ? folderName(prefix + "x") : DatasetItem.DEFAULT_SUBSET, all));
    });
  }

  private static String folderName(String file) {
    int end = file.lastIndexOf('/');
    return end < 0 ? "" : file.substring(file.lastIndexOf('/', end - 1) + 1, end);
  }

  private static boolean hasExtension(String file, String extension) {
    return file.regionMatches(true, file.length() - extension.length(), extension, 0, extension.length());
  }

  private void tellMissingFiles() throws IOException {
    Set<String> stems = new HashSet<>();
    request.folder().files().forEach(file -> stems.add(VocRoot.stem(file)));
    long missing = 0;
    List<String> samples = new ArrayList<>();
    for (VocSubset subset : subsets) {
      String prefix = subset.root().prefix();
      for (String id : subset.ids()) {
        boolean isThere =
            stems.contains(prefix + VocRoot.ANNOTATIONS + id)
                || stems.contains(prefix + VocRoot.IMAGES + id)
            || stems.contains(prefix + VocRoot.CLASSES + id)
            || stems.contains(prefix + VocRoot.OBJECTS + id) || stems.contains(prefix + id);
        if (!isThere) {
          missing++;
          if (samples.size() < 5) {
            samples.add(id);
          }
        }
      }
    }
    if (missing > 0 && task != VocTask.VOC_CLASSIFICATION) {
      request.run().issues().report(
          Issue.warning(
              VocIssues.LIST_FILES,
              missing + " listed items have neither annotation nor image, for example " + String.join(", ", samples),
              Location.ofFile(SETS),
              "Put their files there, or take them off the lists; they were read as items without annotations."));
    }
  }

  private ImportException notFound() {
    return new ImportException(
        Issue.error(
            VocIssues.NOT_FOUND,
            "no VOC dataset was found: expected ImageSets/" + task.listFolder() + "/*.txt"
                + (task.hasBoxes() ? " or Annotations/*.xml" : "")
                + (task.hasMasks() ? " or SegmentationClass/*.png" : ""),
            Location.ofFile(request.file()),
            "Name the folder that holds ImageSets, or name another format with -if."));
  }

  List<VocSubset> subsets() {
    return subsets;
  }

  List<VocRoot> roots() {
    return roots;
  }

  Map<VocRoot, VocListFiles> mainLists() {
    return mainLists;
  }

  /** Returns the names of the subsets in order. */
  List<String> names() {
    return subsets.stream().map(VocSubset::name).distinct().toList();
  }

  int size() {
    return subsets.stream().mapToInt(subset -> subset.ids().size()).sum();
  }
}
