// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A small COCO file with much of what other tools stumble over: one base name in two folders, a name with a blank and
 * letters beyond ASCII, a photo that EXIF turns, an image without annotations, ids with gaps and beyond 32 bits, a class
 * that nobody uses, a name with a comma, an object of two parts, a crowd of runs, keypoints, a score, attributes.
 */
final class AwkwardFile {
  static final String NAME = "annotations/instances_train.json";

  static final String TEXT = """
      {'info': {'description': 'awkward', 'year': '', 'version': 1.0}, 'licenses': [{'id': 4, 'name': 'own', 'url': ''}],
       'images': [
        {'id': 11, 'file_name': 'left/scene.jpg', 'width': 40, 'height': 30, 'license': 4, 'date_captured': 1714558210},
        {'id': 12, 'file_name': 'right/scene.jpg', 'width': 20, 'height': 10, 'license': 4},
        {'id': 900100463730, 'file_name': 'Größe ß 7.png', 'width': 50, 'height': 40},
        {'id': 0, 'file_name': 'turned.jpg', 'width': 30, 'height': 40, 'coco_url': 'http://images.example.org/t.jpg'},
        {'id': 15, 'file_name': 'plain.png', 'width': 10, 'height': 10},
        {'id': 16, 'file_name': 'empty.png', 'width': 10, 'height': 10}],
       'annotations': [
        {'id': 101, 'image_id': 11, 'category_id': 3, 'segmentation': [[1, 1, 9, 1, 9, 11], [20.25, 2, 25, 2, 25, 9.5]],
         'area': 57.8125, 'bbox': [1, 1, 24, 10], 'iscrowd': 0},
        {'id': 7, 'image_id': 12, 'category_id': 90, 'segmentation': {'size': [10, 20], 'counts': [50, 20, 130]},
         'area': 20, 'bbox': [5, 0, 2, 10], 'iscrowd': 1},
        {'id': 900100463731, 'image_id': 900100463730, 'category_id': 3, 'segmentation': [], 'area': 300.1, 'iscrowd': 0,
         'bbox': [10, 10, 20.005, 15], 'keypoints': [12, 12, 2, 20.5, 20, 1, 0, 0, 0], 'num_keypoints': 2},
        {'id': 0, 'image_id': 0, 'category_id': 7, 'segmentation': [], 'area': 48, 'bbox': [3, 4, 6, 8], 'iscrowd': 0,
         'score': 0.875},
        {'id': 105, 'image_id': 15, 'category_id': 7, 'segmentation': [], 'area': 9, 'bbox': [1, 1, 3, 3], 'iscrowd': 0,
         'attributes': {'occluded': true, 'colour': 'grün', 'count': 3}}],
       'categories': [
        {'id': 3, 'name': 'person', 'supercategory': 'animal', 'keypoints': ['nose', 'left_eye', 'right_eye'],
         'skeleton': [[1, 2], [1, 3]]},
        {'id': 7, 'name': 'Möbel, groß', 'supercategory': 'indoor'},
        {'id': 90, 'name': 'sheep', 'supercategory': 'animal'},
        {'id': 200, 'name': 'unused', 'supercategory': ''}]}
      """;

  private AwkwardFile() {}

  /** Lays the file out with its images. */
  static Scene in(Path folder) throws IOException {
    return in(folder, TEXT);
  }

  /** Lays a variant of the file out. */
  static Scene in(Path folder, String text) throws IOException {
    return Scene.in(folder).text(NAME, text).image("images/train/left/scene.jpg", 40, 30)
        .image("images/train/right/scene.jpg", 20, 10).image("images/train/Größe ß 7.png", 50, 40)
        .turned("images/train/turned.jpg", 40, 30, 6).image("images/train/plain.png", 10, 10)
        .image("images/train/empty.png", 10, 10);
  }

  /** Lays out a variant in which one text stands for another. */
  static Scene in(Path folder, String from, String to) throws IOException {
    int at = TEXT.indexOf(from);
    if (at < 0) {
      throw new AssertionError("the file has no " + from);
    }
    return in(folder, TEXT.substring(0, at) + to + TEXT.substring(at + from.length()));
  }
}
