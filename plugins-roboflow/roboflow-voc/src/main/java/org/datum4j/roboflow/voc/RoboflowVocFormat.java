// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.datum4j.api.issue.Loss;

/**
 * Roboflow's flavour of Pascal VOC.
 *
 * <h2>Files</h2>
 *
 * {@code <subset>/<id>.xml} beside {@code <subset>/<id>.jpg}. XML files may lie in {@code label/} and images in
 * {@code images/} below the subset; images are then found by their names. There is no label map: the labels are the
 * names of all objects, sorted.
 *
 * <h2>Fields</h2>
 *
 * As VOC, with {@code source/database} being {@code roboflow.ai} or {@code roboflow.com}; an object may have
 * {@code polygon} elements with {@code x1, y1, x2, y2} and so on.
 *
 * <h2>Units</h2>
 *
 * Pixels, origin top-left, not shifted by one.
 *
 * <h2>Detection</h2>
 *
 * By the database in the head of an XML file.
 *
 * <h2>What is lost</h2>
 *
 * Masks and other shapes become boxes; labels of images, captions and attributes are left out.
 *
 * @source exports of Roboflow, https://roboflow.com/formats/pascal-voc-xml
 */
final class RoboflowVocFormat {
  static final String NAME = "roboflow_voc";
  static final String TITLE = "Roboflow Pascal VOC";

  /** What {@code source/database} says. */
  static final Set<String> DATABASES = Set.of("roboflow.ai", "roboflow.com");

  static final String DATABASE = "roboflow.com";

  static final Loss SHAPE =
      new Loss("ROBOFLOW-VOC-SHAPE", "masks, keypoints and other shapes that are no polygons", "kept as boxes");
  static final Loss LABEL = new Loss("ROBOFLOW-VOC-LABEL", "labels of whole images", "left out");
  static final Loss CAPTION = new Loss("ROBOFLOW-VOC-CAPTION", "captions", "left out");
  static final Loss UNLABELED = new Loss("ROBOFLOW-VOC-UNLABELED", "objects without a label", "left out");
  static final Loss ATTRIBUTES = new Loss("ROBOFLOW-VOC-ATTRIBUTES", "attributes of objects", "left out");
  static final Loss TRACK = new Loss("ROBOFLOW-VOC-TRACK", "ids of tracks", "left out");

  static final List<Loss> LOSSES = List.of(SHAPE, LABEL, CAPTION, UNLABELED, ATTRIBUTES, TRACK);

  private static final Set<String> BETWEEN = Set.of("label", "labels", "annotation", "annotations", "xml");

  private RoboflowVocFormat() {}

  /**
   * Returns the subset that the files of a folder belong to: the folder's name, or that of the one above when it is
   * called as what it holds.
   *
   * @param folder empty or with {@code /} at the end
   */
  static String subsetOf(String folder) {
    if (folder.isEmpty()) {
      return "default";
    }
    String path = folder.substring(0, folder.length() - 1);
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean isBetween = BETWEEN.contains(name.toLowerCase(Locale.ROOT)) && path.indexOf('/') >= 0;
    return isBetween ? subsetOf(path.substring(0, path.lastIndexOf('/') + 1)) : name;
  }
}
