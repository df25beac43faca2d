// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

/** Where the files of a dataset go; names are relative to the output folder. */
public interface CocoLayout {
  /** The layout of COCO as Datumaro has it: {@code annotations/<task>_<subset>.json} and {@code images/<subset>/}. */
  CocoLayout DATUMARO =
      new CocoLayout() {
        @Override
        public String annotations(CocoTask task, String subset) {
          return "annotations/" + task.prefix() + "_" + subset + ".json";
        }

        @Override
        public String images(String subset) {
          return "images/" + subset + "/";
        }

        @Override
        public boolean hasEmptyFolders() {
          return true;
        }
      };

  /** Returns the name of an annotation file. */
  String annotations(CocoTask task, String subset);

  /** Returns the folder of a subset's images, with its slash. */
  String images(String subset);

  /** Says whether the folders {@code images/} and {@code annotations/} are made even if they stay empty. */
  boolean hasEmptyFolders();
}
