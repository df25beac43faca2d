// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.spi.DetectionContext;

/**
 * Roboflow's CreateML JSON.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;subset&gt;/_annotations.createml.json     a list of records
 * &lt;subset&gt;/&lt;image&gt;                       images
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * record     = { image: name, annotations: [annotation …] }
 * annotation = { label: name, coordinates: { x, y, width, height } }
 * </pre>
 *
 * <p>{@code x, y} is the centre of the box. Labels are sorted, and united over the subsets. A record without
 * annotations is an image without objects; several records of one image are one item.
 *
 * <h2>Units</h2>
 *
 * Pixels.
 *
 * <h2>Detection</h2>
 *
 * A file {@code _annotations.createml.json}.
 *
 * <h2>What is lost</h2>
 *
 * Everything but boxes and their labels; labels that no box has.
 *
 * @source Apple's documentation,
 * https://developer.apple.com/documentation/createml/building-an-object-detector-data-source
 */
final class RoboflowCreateMlFormat {
  static final String NAME = "roboflow_create_ml";
  static final String TITLE = "CreateML, Roboflow";
  static final String FILE = "_annotations.createml.json";

  static final Loss POLYGON = new Loss("ROBOFLOW-POLYGON", "polygons", "left out");
  static final Loss MASK = new Loss("ROBOFLOW-MASK", "masks", "left out");
  static final Loss POINTS = new Loss("ROBOFLOW-POINTS", "keypoints", "left out");
  static final Loss SHAPE = new Loss("ROBOFLOW-SHAPE", "rotated boxes, ellipses and lines", "left out");
  static final Loss NO_BOX = new Loss("ROBOFLOW-BOX-MISSING", "objects without a box", "kept as the box around them");
  static final Loss EMPTY = new Loss("ROBOFLOW-OBJECT-EMPTY", "objects without an extent", "left out");
  static final Loss UNLABELLED = new Loss("ROBOFLOW-LABEL-MISSING", "objects without a label", "left out");
  static final Loss LABEL = new Loss("ROBOFLOW-LABEL", "labels of whole images", "left out");
  static final Loss CAPTION = new Loss("ROBOFLOW-CAPTION", "captions", "left out");
  static final Loss ATTRIBUTES = new Loss("ROBOFLOW-ATTRIBUTES", "objects with attributes", "kept without them");
  static final Loss CROWD = new Loss("ROBOFLOW-CROWD", "crowd regions", "kept as common objects");
  static final Loss IMAGE_MISSING = new Loss("ROBOFLOW-IMAGE-MISSING", "images that are not there", "not saved");
  static final List<Loss> LOSSES =
      List.of(POLYGON, MASK, POINTS, SHAPE, NO_BOX, EMPTY, UNLABELLED, LABEL, CAPTION, ATTRIBUTES, CROWD,
          IMAGE_MISSING);

  private RoboflowCreateMlFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> files = context.match("**/" + FILE);
    return files.isEmpty() ? Detection.impossible("<subset>/" + FILE) : Detection.of(Confidence.CERTAIN, files.get(0));
  }
}
