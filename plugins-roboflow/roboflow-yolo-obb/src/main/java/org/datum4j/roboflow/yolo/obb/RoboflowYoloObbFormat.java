// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * Roboflow's files of oriented boxes, which follow DOTA.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * data.yaml                        names, if it is there
 * &lt;subset&gt;/images/&lt;id&gt;.jpg         images
 * &lt;subset&gt;/labelTxt/&lt;id&gt;.txt       label files
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * A row is {@code x1 y1 x2 y2 x3 y3 x4 y4 name difficulty}; a name may hold blanks. DOTA's two lines
 * {@code imagesource} and {@code gsd} are passed over. Corners of a rectangle become a rotated box, others a polygon
 * of four corners, so that no corner moves. The difficulty is kept as the field {@code difficulty} of the record.
 *
 * <h2>Units</h2>
 *
 * Pixels.
 *
 * <h2>Detection</h2>
 *
 * {@code labelTxt/*.txt} of which one begins with ten words, eight of them numbers.
 *
 * <h2>What is lost</h2>
 *
 * Nothing.
 *
 * @source DOTA, https://captain-whu.github.io/DOTA/dataset.html
 */
final class RoboflowYoloObbFormat {
  static final String NAME = "roboflow_yolo_obb";
  static final String TITLE = "YOLO OBB, Roboflow";
  static final String LABELS = "labelTxt/";
  static final String IMAGES = "images/";
  static final String DATA = "data.yaml";

  private static final int LOOK_AT = 20;

  private RoboflowYoloObbFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> labels = context.match("**/labelTxt/*.txt");
    for (String label : labels.subList(0, Math.min(LOOK_AT, labels.size()))) {
      String head = new String(context.head(label), StandardCharsets.UTF_8);
      String row = head.lines().filter(line -> !line.isBlank() && !isHeader(line)).findFirst().orElse("");
      if (row.strip().split("\\s+").length >= 10 && row.strip().matches("(?:[-+.\\deE]+\\s+){8}.*")) {
        // DOTA itself looks the same, but has no data.yaml.
        Confidence confidence = context.match(DATA).isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN;
        return Detection.of(confidence, label + " with corners, name and difficulty");
      }
    }
    return Detection.impossible("<subset>/labelTxt/*.txt with rows of four corners, a name and a difficulty");
  }

  static boolean isHeader(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.startsWith("imagesource") || lower.startsWith("gsd");
  }
}
