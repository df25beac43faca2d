// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/**
 * YOLO as Darknet has it.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * obj.data                       classes = 2, one line "&lt;subset&gt; = data/&lt;subset&gt;.txt" each, names, backup
 * obj.names                      one class name a line
 * &lt;subset&gt;.txt                   one image a line: data/obj_&lt;subset&gt;_data/&lt;id&gt;.jpg
 * obj_&lt;subset&gt;_data/&lt;id&gt;.jpg     images, if they were saved
 * obj_&lt;subset&gt;_data/&lt;id&gt;.txt     label files
 * images.meta                    read only: "id height width" of images that are not there
 * </pre>
 *
 * <p>Loose forms are read as well: a list of class names ({@code obj.names}, LabelImg's {@code classes.txt}, Roboflow's
 * {@code _darknet.labels}) with label files below {@code labels/} or {@code annotations/}, or beside their images.
 * Folders called as splits are subsets then; where folders have lists of their own, classes are joined by name. Paths
 * that begin with folders that are not there are found by what follows, or else by the file's name.
 *
 * <h2>Fields</h2>
 *
 * A row is {@code class cx cy width height}; the class is a position in {@code obj.names}. The subset {@code default}
 * is written as {@code train}.
 *
 * <h2>Units</h2>
 *
 * Shares of the image's width and height, six decimals; {@code (cx, cy)} is the centre of the box.
 *
 * <h2>Detection</h2>
 *
 * {@code obj.data}; else a list of class names with label files.
 *
 * <h2>What is lost</h2>
 *
 * Everything but boxes and their labels.
 *
 * @source Darknet, https://github.com/AlexeyAB/darknet#how-to-train-to-detect-your-custom-objects
 */
final class YoloFormat {
  static final String NAME = "yolo";
  static final String TITLE = "YOLO, Darknet";

  /** Keys of {@code obj.data} that are no subsets. */
  static final Set<String> RESERVED = Set.of("classes", "names", "backup", "eval", "results", "top");

  static final String DATA = "obj.data";
  static final String NAMES = "obj.names";
  static final String PREFIX = "data/";

  private static final int LOOK_AT = 20;
  private static final List<String> EXTENSIONS = List.of(".jpg", ".png", ".jpeg", ".JPG", ".PNG", ".JPEG", ".bmp");

  private YoloFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> data = context.match("**/" + DATA);
    if (!data.isEmpty()) {
      return Detection.of(Confidence.CERTAIN, data.get(0));
    }
    String names = null;
    for (String glob : List.of(NAMES, "**/*.names", "**/" + YoloNameFiles.CLASSES, "**/" + YoloNameFiles.LABELS)) {
      List<String> found = context.match(glob);
      names = names == null && !found.isEmpty() ? found.get(0) : names;
    }
    if (names == null) {
      return Detection.impossible(DATA + ", or " + NAMES + " or " + YoloNameFiles.CLASSES + " with label files");
    }
    String label = label(context);
    return label == null
        ? Detection.impossible("label files with rows of a class and four numbers").plusFound(names)
        : Detection.of(Confidence.PROBABLE, names, label);
  }

  /** Returns a label file with rows, else one without that lies where label files do or beside its image. */
  private static @Nullable String label(DetectionContext context) {
    String empty = null;
    int looks = 0;
    for (String file : context.match("**/*.txt")) {
      if (YoloNameFiles.isNames(file) || looks++ > LOOK_AT) {
        continue;
      }
      byte[] head = context.head(file);
      if (!YoloLooseFiles.isLabelText(head)) {
        continue;
      }
      if (!new String(head, StandardCharsets.UTF_8).isBlank()) {
        return file;
      }
      boolean isPlaced = YoloLooseFiles.labelFolder(file) >= 0 || hasImage(context, YoloFolder.stem(file));
      empty = empty == null && isPlaced ? file : empty;
    }
    return empty;
  }

  private static boolean hasImage(DetectionContext context, String stem) {
    return EXTENSIONS.stream().anyMatch(extension -> context.folder().find(stem + extension).isPresent());
  }

  /** Returns a subset's name in this format. */
  static String subset(String subset) {
    if (subset.equals("classes") || subset.equals("names") || subset.equals("backup")) {
      throw new ExportException(
          Issue.error(
              "YOLO-SUBSET-RESERVED",
              "subset \"" + subset + "\" has a name that obj.data uses for something else",
              Location.unknown(),
              "Rename the subset, for example with the transform map_subsets."));
    }
    return subset.equals("default") ? "train" : subset;
  }
}
