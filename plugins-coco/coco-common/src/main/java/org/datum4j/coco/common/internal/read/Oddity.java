// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import org.datum4j.coco.common.CocoIssues;

/** Odd things whose meaning is clear; they are counted and told once a file. */
enum Oddity {
  NO_ISCROWD(CocoIssues.ANNOTATION_FIELD, "annotation without iscrowd, taken as 0",
      "Add iscrowd if that is not meant."),
  NO_BBOX(CocoIssues.BBOX_TYPE, "annotation without bbox, computed from its shapes", "Add the bbox if it matters."),
  NO_SEGMENTATION(
      CocoIssues.SEGMENTATION_TYPE, "annotation without segmentation, taken as a box",
          "Add segmentation: [] or a shape."),
  NUMBER_AS_TEXT(CocoIssues.BBOX_TYPE, "bbox with numbers as texts, read as numbers",
      "Write the numbers without quotes."),
  ID_AS_TEXT(CocoIssues.ANNOTATION_FIELD, "id that is a text or has a point, read as a whole number",
      "Write ids as whole numbers."),
  BBOX_NEGATIVE(CocoIssues.BBOX_SIZE, "bbox with a negative width or height, kept as it is", "Correct the boxes."),
  BBOX_EMPTY(CocoIssues.BBOX_SIZE, "bbox without area, kept as it is", "Remove or correct the boxes."),
  BBOX_OUTSIDE(CocoIssues.BBOX_OUTSIDE, "bbox that reaches out of its image, kept as it is",
      "Clip the boxes if the target needs it."),
  RLE_SHORT(CocoIssues.RLE_COUNTS, "mask whose counts end before the last pixel, the rest taken as empty",
      "Encode the masks again."),
  UNKNOWN_IMAGE(
      CocoIssues.IMAGE_UNKNOWN,
      "annotation of an image that is not listed, left out",
      "Add the images to the list, or remove their annotations."),
  NO_CATEGORY(
      CocoIssues.CATEGORY_UNKNOWN,
      "annotation of category 0, which is not declared, taken as without a label",
      "Declare the category if it is one."),
  SIZE_NEGATIVE(CocoIssues.IMAGE_SIZE, "image with a negative width or height, taken as not known",
      "Correct the sizes."),
  NAME_OUTSIDE(
      CocoIssues.NAME_UNSAFE,
      "file_name that is absolute or leads out of the dataset; only its part inside is used",
      "Write file names relative to the folder of the images."),
  NAME_OF_URL(
      CocoIssues.IMAGE_FIELD,
      "image without file_name, named by the end of its coco_url",
      "Add file_name if the files are called otherwise."),
  ASIDE(
      CocoIssues.ANNOTATION_ASIDE,
      "annotation in a file of images only, left out",
      "Import the file as coco_instances or another task to get its annotations."),
  IMAGE_ABSENT(
      CocoIssues.IMAGE_ABSENT,
      "image file that is not there; its annotations are kept",
      "Put the images below the dataset's folder, for example into images/<subset>/."),
  IMAGE_AMBIGUOUS(
      CocoIssues.IMAGE_ABSENT,
      "image whose name several files have, so that none is taken; its annotations are kept",
      "Put the images where file_name leads to, or name the folder like the subset."),
  IMAGE_POINTER(
      CocoIssues.IMAGE_POINTER, "image file that is a Git LFS pointer", "Fetch the images with: git lfs pull"),
  IMAGE_HEADER(
      CocoIssues.IMAGE_HEADER,
      "image whose file has another size than the annotations state; the annotations are trusted",
      "Check whether the images were scaled or turned after they were annotated."),
  IMAGE_TURNED(
      CocoIssues.IMAGE_TURNED,
      "image that EXIF turns; the annotations are of the picture as it is shown, and are trusted",
      "Nothing needs to be done, unless your programs do not look at EXIF."),
  IMAGE_UNTURNED(
      CocoIssues.IMAGE_TURNED,
      "image that EXIF turns; the annotations are of the picture as it is stored, and are trusted",
      "Remove the orientation from the images, or turn the annotations, if your programs look at EXIF."),
  SEGMENT_EMPTY(
      CocoIssues.PANOPTIC_SEGMENT, "panoptic segment without pixels in its picture, kept as empty mask",
          "Remove the segments or correct the picture."),
  SEGMENT_STRAY(
      CocoIssues.PANOPTIC_SEGMENT, "panoptic picture with pixels of an id that no segment has",
          "Add the segments or clear the pixels.");

  private final String code;
  private final String subject;
  private final String mend;

  Oddity(String code, String subject, String mend) {
    this.code = code;
    this.subject = subject;
    this.mend = mend;
  }

  String code() {
    return code;
  }

  String subject() {
    return subject;
  }

  String mend() {
    return mend;
  }
}
