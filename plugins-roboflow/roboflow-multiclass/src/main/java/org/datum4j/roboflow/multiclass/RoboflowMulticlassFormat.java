// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.multiclass;

import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * Roboflow's classification CSV.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;subset&gt;/_classes.csv          filename, label, label, …
 * &lt;subset&gt;/&lt;filename&gt;            images
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * The first line names the labels; a row has 1 for each label of its image and 0 for the others. Blanks around names
 * and values do not count, and an empty value is 0. Labels are sorted, and united over the subsets.
 *
 * <h2>Units</h2>
 *
 * None.
 *
 * <h2>Detection</h2>
 *
 * A file {@code _classes.csv}.
 *
 * <h2>What is lost</h2>
 *
 * Nothing.
 *
 * @source Roboflow's documentation, https://roboflow.com/formats/multi-label-classification-csv
 */
final class RoboflowMulticlassFormat {
  static final String NAME = "roboflow_multiclass";
  static final String TITLE = "Classification CSV, Roboflow";
  static final String FILE = "_classes.csv";

  private RoboflowMulticlassFormat() {}

  static Detection detect(DetectionContext context) {
    List<String> files = context.match("**/" + FILE);
    return files.isEmpty()
        ? Detection.impossible("<subset>/" + FILE)
        : Detection.of(Confidence.CERTAIN, files.get(0));
  }
}
