// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import org.datum4j.kit.json.JsonWriter;

/** The members of COCO's records that are written for every image or object, encoded once. */
final class CocoKey {
  static final byte[] ID = JsonWriter.encodedName("id");
  static final byte[] IMAGE_ID = JsonWriter.encodedName("image_id");
  static final byte[] CATEGORY_ID = JsonWriter.encodedName("category_id");
  static final byte[] SEGMENTATION = JsonWriter.encodedName("segmentation");
  static final byte[] AREA = JsonWriter.encodedName("area");
  static final byte[] BBOX = JsonWriter.encodedName("bbox");
  static final byte[] ISCROWD = JsonWriter.encodedName("iscrowd");
  static final byte[] KEYPOINTS = JsonWriter.encodedName("keypoints");
  static final byte[] NUM_KEYPOINTS = JsonWriter.encodedName("num_keypoints");
  static final byte[] ATTRIBUTES = JsonWriter.encodedName("attributes");
  static final byte[] CAPTION = JsonWriter.encodedName("caption");
  static final byte[] WIDTH = JsonWriter.encodedName("width");
  static final byte[] HEIGHT = JsonWriter.encodedName("height");
  static final byte[] FILE_NAME = JsonWriter.encodedName("file_name");
  static final byte[] SEGMENTS_INFO = JsonWriter.encodedName("segments_info");
  static final byte[] COUNTS = JsonWriter.encodedName("counts");
  static final byte[] SIZE = JsonWriter.encodedName("size");

  private CocoKey() {}
}
