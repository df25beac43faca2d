// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.coco;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoLayout;
import org.datum4j.coco.common.CocoNames;
import org.datum4j.coco.common.CocoTask;

/**
 * COCO as Roboflow lays it out.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;subset&gt;/_annotations.coco.json   one file for each subset: train, valid, test or any other name
 * &lt;subset&gt;/&lt;file_name&gt;              the images beside it
 * dataset_meta.json                 names of labels that stand above the file's categories, optional
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * Those of COCO instances; keypoints are read, too. Ids begin at 0. The category of id 0 is the project's placeholder,
 * by
 * convention without annotations, and often has the name of a real one: it stays in the list, and two categories of one
 * name are one label.
 *
 * <h2>Units</h2>
 *
 * Pixels, origin at the top-left corner of the image, not rounded; ids are whole numbers of 64 bits.
 *
 * <h2>Detection</h2>
 *
 * A file {@code _annotations.coco.json}.
 *
 * <h2>What is lost</h2>
 *
 * Captions, labels; poly-lines and rotated boxes; the order of drawing and track ids.
 *
 * @source https://cocodataset.org/#format-data, and exports of https://universe.roboflow.com
 */
final class RoboflowCocoFormat {
  /** The name that users type. */
  static final String NAME = "roboflow_coco";

  /** Datumaro's documentation calls it so. */
  static final String ALIAS = "coco_roboflow";

  /** What it is, for lists. */
  static final String TITLE = "Roboflow COCO";

  /** The annotation file of a subset. */
  static final String FILE = "_annotations.coco.json";

  /** Files of which one must be there for detection to look closer. */
  static final String FILES = "**/" + FILE;

  /** Where the files go when they are written. */
  static final CocoLayout LAYOUT =
      new CocoLayout() {
        @Override
        public String annotations(CocoTask task, String subset) {
          return subset + "/" + FILE;
        }

        @Override
        public String images(String subset) {
          return subset + "/";
        }

        @Override
        public boolean hasEmptyFolders() {
          return false;
        }
      };

  private static final Set<String> INNER_FOLDERS = Set.of("annotations", "label", "labels");

  private RoboflowCocoFormat() {}

  /** Returns the annotation files among the files of a folder. */
  static List<CocoFile> annotationFiles(List<String> paths) {
    List<CocoFile> files = new ArrayList<>();
    for (String path : paths) {
      if (CocoNames.base(path).toLowerCase(Locale.ROOT).equals(FILE)) {
        files.add(annotationFile(path));
      }
    }
    return files;
  }

  /** Returns an annotation file with its subset, which is its folder's name. */
  static CocoFile annotationFile(String path) {
    String folder = CocoNames.folder(path);
    boolean isInner = INNER_FOLDERS.contains(CocoNames.base(folder).toLowerCase(Locale.ROOT));
    String home = isInner ? CocoNames.folder(folder) : folder;
    String subset = home.isEmpty() ? DatasetItem.DEFAULT_SUBSET : CocoNames.base(home);
    Set<String> folders = new LinkedHashSet<>(List.of(folder, home));
    folders.add(home.isEmpty() ? "images" : home + "/images");
    folders.add("images/" + subset);
    folders.add("");
    return new CocoFile(path, Optional.of(CocoTask.INSTANCES), subset, List.copyOf(folders));
  }
}
