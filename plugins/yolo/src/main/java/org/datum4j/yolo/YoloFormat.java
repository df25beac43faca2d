// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.util.List;
import java.util.Set;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.DetectionContext;

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
 * <p>A loose form is read as well: {@code obj.names} with label files below {@code labels/} or {@code annotations/}.
 * Paths that begin with folders that are not there are found by what follows.
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
 * {@code obj.data}; else {@code obj.names} with label files.
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

  private YoloFormat() {}

  static Detection detect(DetectionContext context) {
    if (!context.match(DATA).isEmpty()) {
      return Detection.of(Confidence.CERTAIN, DATA);
    }
    if (context.match(NAMES).isEmpty()) {
      return Detection.impossible(DATA + ", or " + NAMES + " beside labels/");
    }
    for (String glob : List.of("**/labels/**/*.txt", "**/labels/*.txt", "**/annotations/**/*.txt",
        "**/annotations/*.txt")) {
      List<String> labels = context.match(glob);
      if (!labels.isEmpty()) {
        return Detection.of(Confidence.PROBABLE, NAMES, labels.get(0));
      }
    }
    return Detection.impossible("label files in labels/ or annotations/");
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
