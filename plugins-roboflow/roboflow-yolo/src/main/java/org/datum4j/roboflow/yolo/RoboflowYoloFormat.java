// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * The YOLO layout of Roboflow downloads.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * data.yaml                      train: train/images, …; names; nc; of poses kpt_shape
 * &lt;subset&gt;/images/&lt;id&gt;.jpg       images
 * &lt;subset&gt;/labels/&lt;id&gt;.txt       label files
 * images/&lt;subset&gt;, labels/&lt;subset&gt;  the other way round (MT-YOLOv6), when the format is named
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * Rows as Ultralytics has them: boxes, outlines, boxes with keypoints. The subset is the folder's name as it is; what
 * {@code data.yaml} says of paths is not needed to read. A label file may be empty, and an image may have none.
 *
 * <h2>Units</h2>
 *
 * Shares of the image's width and height.
 *
 * <h2>Detection</h2>
 *
 * {@code data.yaml} with class names beside {@code <subset>/labels/} or {@code <subset>/images/}.
 *
 * <h2>What is lost</h2>
 *
 * As in the format {@code yolo_ultralytics}.
 *
 * @source Roboflow's documentation, https://docs.roboflow.com/datasets/dataset-versions/exporting-data
 */
final class RoboflowYoloFormat {
  static final String NAME = "roboflow_yolo";
  static final String TITLE = "YOLO, Roboflow";
  static final String DATA = "data.yaml";
  static final String LABELS = "labels/";
  static final String IMAGES = "images/";

  private static final Pattern NAMES = Pattern.compile("(?m)^\uFEFF?(names|\"names\"|'names')\\s*:");

  private RoboflowYoloFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> data = context.match(DATA);
    String found = null;
    for (String glob : List.of("*/labels/*.txt", "*/labels/**/*.txt", "*/images/*.*")) {
      List<String> files = context.match(glob);
      found = found == null && !files.isEmpty() ? files.get(0) : found;
    }
    boolean isOther = !context.match("labels/**/*.txt").isEmpty() || !context.match("**/labelTxt/*.txt").isEmpty();
    if (found == null || isOther) {
      return Detection.impossible("<subset>/labels/*.txt");
    }
    if (data.isEmpty() || !NAMES.matcher(new String(context.head(DATA), StandardCharsets.UTF_8)).find()) {
      return Detection.impossible(DATA + " with class names").plusFound(found);
    }
    return Detection.of(Confidence.CERTAIN, DATA + " with class names", found);
  }
}
