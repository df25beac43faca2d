// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * Roboflow's TFRecord files.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;subset&gt;/&lt;name&gt;.tfrecord               records with images and boxes
 * &lt;subset&gt;/&lt;name&gt;_label_map.pbtxt        item { name: "cat", id: 1 } …
 * </pre>
 *
 * <pre>
 * file   = record*
 * record = length (8 bytes, little-endian), its check sum (4), data, its check sum (4); masked CRC-32C
 * data   = protocol buffer Example: a map from names to lists of bytes, floats or whole numbers
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * {@code image/filename, image/height, image/width, image/encoded, image/object/bbox/xmin, xmax, ymin, ymax,
 * image/object/class/label, text, image/object/mask}. The file name without extension is the item's id. The classes are
 * those of the label map, by their numbers, and others as they appear.
 *
 * <h2>Units</h2>
 *
 * Shares of the image's width and height.
 *
 * <h2>Detection</h2>
 *
 * A {@code .tfrecord} file with the feature {@code image/encoded} and without {@code image/source_id}, which
 * TensorFlow's own object detection has.
 *
 * <h2>What is lost</h2>
 *
 * Features with other names.
 *
 * @source TensorFlow, https://www.tensorflow.org/tutorials/load_data/tfrecord
 */
final class RoboflowTfrecordFormat {
  static final String NAME = "roboflow_tfrecord";
  static final String TITLE = "TFRecord, Roboflow";
  static final String EXTENSION = ".tfrecord";
  static final String LABEL_MAP = "label_map.pbtxt";

  private RoboflowTfrecordFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> files = context.match("**/*" + EXTENSION);
    if (files.isEmpty()) {
      return Detection.impossible("<subset>/*" + EXTENSION);
    }
    String head = new String(context.head(files.get(0)), StandardCharsets.ISO_8859_1);
    if (head.contains("image/source_id")) {
      return Detection.impossible("records without image/source_id");
    }
    boolean isSure = head.contains("image/") && !context.match("**/*" + LABEL_MAP).isEmpty();
    return Detection.of(isSure ? Confidence.CERTAIN : Confidence.LIKELY, files.get(0));
  }
}
