// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * YOLO as Ultralytics has it (YOLOv5 and later).
 *
 * <h2>Files</h2>
 *
 * <pre>
 * data.yaml                      train: train.txt, val: val.txt, …; names: a map from 0; of poses kpt_shape, flip_idx
 * and kpt_names
 * &lt;subset&gt;.txt                   one image a line: ./images/&lt;subset&gt;/&lt;id&gt;.jpg
 * images/&lt;subset&gt;/&lt;id&gt;.jpg       images, if they were saved
 * labels/&lt;subset&gt;/&lt;id&gt;.txt       label files; an empty one says that there is nothing to see
 * </pre>
 *
 * <p>The trainer takes {@code data.yaml} as it is: there is no {@code path}, so everything is relative to the file.
 * Subsets of any name are written; {@code train}, {@code val} and {@code test} get the subsets whose names begin so. A
 * trainer wants {@code train} and {@code val}: where one is missing, the other stands for it, and an issue says so.
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * detect   class cx cy width height
 * segment  class x1 y1 x2 y2 …                         an outline of three points or more
 * pose     class cx cy width height (px py v)*          as many keypoints as kpt_shape says; v is 0, 1 or 2
 * obb      class x1 y1 x2 y2 x3 y3 x4 y4                the corners of a turned box
 * </pre>
 *
 * <p>The class is a position in {@code names}. Several parts of one object, and holes, are joined to one outline by
 * bridges of no width: {@code … a b … b a …}, where {@code b … b} is the joined ring. Parts run in the direction of
 * the first, holes against it. The importer takes parts off such bridges again, and leaves holes bridged.
 * {@code flip_idx} says which keypoint becomes which in a mirrored image, going by left and right in their names; without
 * such names it is not written, and the trainer does not mirror poses.
 *
 * <h2>Units</h2>
 *
 * Shares of the image's width and height, six decimals.
 *
 * <h2>Detection</h2>
 *
 * A YAML file with {@code names} at the top, beside {@code labels/} or {@code images/}.
 *
 * <h2>What is lost</h2>
 *
 * Ids, attributes, captions, labels of whole images, the joints between keypoints, and what the task does not say.
 *
 * @source Ultralytics' documentation, https://docs.ultralytics.com/datasets/
 */
final class YoloUltralyticsFormat {
  static final String NAME = "yolo_ultralytics";
  static final String TITLE = "YOLO, Ultralytics";
  static final String DATA = "data.yaml";

  private static final Pattern NAMES = Pattern.compile("(?m)^\uFEFF?(names|\"names\"|'names')\\s*:");

  private YoloUltralyticsFormat() {}

  static Detection detect(DetectionContext context) {
    for (String glob : List.of("*.yaml", "*.yml")) {
      for (String file : context.match(glob)) {
        if (!hasNames(context.head(file))) {
          continue;
        }
        for (String places : List.of("labels/**/*.txt", "labels/*.txt", "images/**/*.*", "images/*.*")) {
          List<String> found = context.match(places);
          if (!found.isEmpty()) {
            return Detection.of(Confidence.CERTAIN, file + " with class names", found.get(0));
          }
        }
        return Detection.impossible("labels/<subset>/*.txt beside " + file);
      }
    }
    return Detection.impossible("data.yaml with class names");
  }

  private static boolean hasNames(byte[] head) {
    return NAMES.matcher(new String(head, StandardCharsets.UTF_8)).find();
  }
}
