// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the VOC formats from each other. All have one layout, so the lists, files and the note that our label maps
 * carry decide which one a folder is; the others are possible at most.
 */
public final class VocDetection {
  /** Start of the comment in a label map that says which format wrote it. */
  static final String NOTE = "# format: ";

  private static final int MAX_DEPTH = 3;
  private static final List<String> FOLDERS = List.of("Main", "Segmentation", "Layout", "Action");

  private final DetectionContext context;
  private final List<String> found = new ArrayList<>();
  private String prefix = "";
  private boolean hasXml;
  private boolean hasClassMasks;
  private boolean hasObjectMasks;
  private boolean hasClassLists;
  private boolean hasParts;

  private VocDetection(DetectionContext context) {
    this.context = context;
  }

  /** Says whether a folder is in the format of a task. */
  public static Detection detect(DetectionContext context, VocTask task) {
    return new VocDetection(context).detect(task);
  }

  private Detection detect(VocTask task) {
    lists();
    files();
    if (found.isEmpty()) {
      return withoutLists(task);
    }
    boolean isFitting = found.contains(task.listFolder()) || task == VocTask.VOC;
    if (!isFitting) {
      return Detection.impossible("ImageSets/" + task.listFolder() + "/*.txt");
    }
    if (task.hasBoxes() && !task.hasMasks() && !task.hasClassLists() && !hasXml) {
      return Detection.impossible("Annotations/*.xml");
    }
    VocTask note = note();
    // A note of a task whose lists are not there says nothing: the folder cannot be read as that.
    note = note != null && (note == VocTask.VOC || found.contains(note.listFolder())) ? note : null;
    Confidence confidence = task == best() ? Confidence.PROBABLE : Confidence.POSSIBLE;
    if (note != null) {
      confidence = task == note ? Confidence.CERTAIN : Confidence.POSSIBLE;
    }
    Detection detection = Detection.of(confidence, prefix + "ImageSets/" + task.listFolder());
    return hasXml ? detection.plusFound(prefix + "Annotations/*.xml") : detection;
  }

  /** Finds the highest folder with lists, and which ones are there. */
  private void lists() {
    List<String> all = context.match("**/ImageSets/{Main,Segmentation,Layout,Action}/*.txt");
    int depth = MAX_DEPTH + 1;
    for (String file : all) {
      int at = file.lastIndexOf("ImageSets/");
      int level = (int) file.substring(0, at).chars().filter(c -> c == '/').count();
      if (level < depth) {
        depth = level;
        prefix = file.substring(0, at);
        found.clear();
      }
      if (level == depth && file.startsWith(prefix)) {
        String folder = file.substring(at + 10, file.lastIndexOf('/'));
        if (FOLDERS.contains(folder) && !found.contains(folder)) {
          found.add(folder);
        }
        hasClassLists |= folder.equals("Main") && isClassList(file, all);
      }
    }
  }

  private static boolean isClassList(String file, List<String> all) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int at = name.lastIndexOf('_');
    return at > 0 && all.contains(file.substring(0, file.lastIndexOf('/') + 1) + name.substring(at + 1));
  }

  private void files() {
    List<String> xml = context.match(prefix + "Annotations/**.xml").stream().limit(5).toList();
    hasXml = xml.stream().anyMatch(this::isAnnotation);
    hasParts = xml.stream().anyMatch(file -> hasElement(file, "<part>") || hasElement(file, "<actions>"));
    hasClassMasks = !context.match(prefix + "SegmentationClass/**.png").isEmpty();
    hasObjectMasks = !context.match(prefix + "SegmentationObject/**.png").isEmpty();
  }

  private boolean isAnnotation(String file) {
    return context.xmlRoot(file).equals("annotation");
  }

  private VocTask best() {
    boolean hasMain = found.contains("Main");
    boolean hasSegmentation = found.contains("Segmentation");
    boolean hasLayout = found.contains("Layout");
    boolean hasAction = found.contains("Action");
    if (!hasXml) {
      if (hasSegmentation && !hasMain) {
        return VocTask.VOC_SEGMENTATION;
      }
      return hasMain && !hasSegmentation && !hasLayout && !hasAction && hasClassLists
          ? VocTask.VOC_CLASSIFICATION
          : VocTask.VOC;
    }
    if (hasClassLists || (hasClassMasks || hasParts) && hasMain) {
      return VocTask.VOC;
    }
    if (hasSegmentation) {
      return hasMain || hasLayout || hasAction ? VocTask.VOC : VocTask.VOC_INSTANCE_SEGMENTATION;
    }
    if (hasLayout || hasAction) {
      return hasLayout && hasAction ? VocTask.VOC : hasLayout ? VocTask.VOC_LAYOUT : VocTask.VOC_ACTION;
    }
    return VocTask.VOC_DETECTION;
  }

  private @Nullable VocTask note() {
    String head = new String(context.head(prefix + "labelmap.txt"), StandardCharsets.UTF_8);
    Optional<String> line = head.lines().limit(3).filter(text -> text.startsWith(NOTE)).findFirst();
    return line.flatMap(text -> VocTask.ofName(text.substring(NOTE.length()).strip())).orElse(null);
  }

  private Detection withoutLists(VocTask task) {
    if (task != VocTask.VOC) {
      return Detection.impossible("ImageSets/" + task.listFolder() + "/*.txt");
    }
    if (context.match("**/Annotations/**.xml").stream().limit(5).anyMatch(this::isBoxFile)) {
      return Detection.of(Confidence.LIKELY, "Annotations/*.xml").plusMissing("ImageSets/Main/*.txt");
    }
    if (hasClassMasks || hasObjectMasks) {
      return Detection.of(Confidence.LIKELY, "SegmentationClass/*.png").plusMissing("ImageSets/Segmentation/*.txt");
    }
    if (context.match("**.xml").stream().limit(5).anyMatch(this::isBoxFile)) {
      return Detection.of(Confidence.LIKELY, "XML files with bndbox").plusMissing("ImageSets/Main/*.txt");
    }
    return Detection.impossible("ImageSets/Main/*.txt", "Annotations/*.xml");
  }

  /** LabelMe and others have the same root, but no {@code bndbox}. */
  private boolean isBoxFile(String file) {
    return isAnnotation(file) && hasElement(file, "<bndbox>");
  }

  private boolean hasElement(String file, String tag) {
    return new String(context.head(file), StandardCharsets.ISO_8859_1).contains(tag);
  }
}
