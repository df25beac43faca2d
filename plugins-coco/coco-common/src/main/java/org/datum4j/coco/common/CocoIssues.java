// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

/** Codes of the troubles that readers and writers of COCO files tell. They are stable. */
public final class CocoIssues {
  /** No annotation file of the format was found. */
  public static final String FILES_NONE = "COCO-FILES-NONE";
  /** A file was left aside. */
  public static final String FILE_SKIPPED = "COCO-FILE-SKIPPED";
  /** The file is no JSON. */
  public static final String JSON_SYNTAX = "COCO-JSON-SYNTAX";
  /** The annotation file itself is a Git LFS pointer. */
  public static final String FILE_POINTER = "COCO-FILE-POINTER";

  /** The top of the file is not an object, for example a list of results. */
  public static final String TOP_TYPE = "COCO-TOP-TYPE";
  /** One of the lists images, annotations and categories is not there. */
  public static final String LIST_MISSING = "COCO-LIST-MISSING";
  /** One of the lists is something else. */
  public static final String LIST_TYPE = "COCO-LIST-TYPE";
  /** A field of an image is missing or has a wrong type. */
  public static final String IMAGE_FIELD = "COCO-IMAGE-FIELD";
  /** Two images have one id. */
  public static final String IMAGE_TWICE = "COCO-IMAGE-TWICE";
  /** An image's size is negative or not known. */
  public static final String IMAGE_SIZE = "COCO-IMAGE-SIZE";
  /** An annotation is of an image that is not listed. */
  public static final String IMAGE_UNKNOWN = "COCO-IMAGE-UNKNOWN";
  /** Image files are not there. */
  public static final String IMAGE_ABSENT = "COCO-IMAGE-ABSENT";
  /** Image files are Git LFS pointers. */
  public static final String IMAGE_POINTER = "COCO-IMAGE-POINTER";
  /** A file's size is not the one that the annotations state. */
  public static final String IMAGE_HEADER = "COCO-IMAGE-HEADER";
  /** A file's EXIF orientation turns it by a quarter. */
  public static final String IMAGE_TURNED = "COCO-IMAGE-TURNED";

  /** A file_name cannot be a file's name inside the dataset. */
  public static final String NAME_UNSAFE = "COCO-NAME-UNSAFE";
  /** Two images of a subset would be one item. */
  public static final String NAME_TWICE = "COCO-NAME-TWICE";
  /** A field of an annotation is missing or has a wrong type. */
  public static final String ANNOTATION_FIELD = "COCO-ANNOTATION-FIELD";
  /** Two annotations have one id. */
  public static final String ANNOTATION_TWICE = "COCO-ANNOTATION-TWICE";
  /** Annotations in a file that should have none are left aside. */
  public static final String ANNOTATION_ASIDE = "COCO-ANNOTATION-ASIDE";
  /** A field of a category is missing or has a wrong type. */
  public static final String CATEGORY_FIELD = "COCO-CATEGORY-FIELD";
  /** Two categories have one id. */
  public static final String CATEGORY_TWICE = "COCO-CATEGORY-TWICE";
  /** Two categories have one name. */
  public static final String CATEGORY_NAME = "COCO-CATEGORY-NAME";
  /** An annotation's category is not declared. */
  public static final String CATEGORY_UNKNOWN = "COCO-CATEGORY-UNKNOWN";
  /** The files of a dataset declare different categories. */
  public static final String CATEGORY_DIFFER = "COCO-CATEGORY-DIFFER";
  /** A category id cannot be a label index. */
  public static final String CATEGORY_RANGE = "COCO-CATEGORY-RANGE";
  /** A bbox is no list of four numbers. */
  public static final String BBOX_TYPE = "COCO-BBOX-TYPE";
  /** A bbox has a negative width or height, or no area. */
  public static final String BBOX_SIZE = "COCO-BBOX-SIZE";
  /** A bbox reaches out of its image. */
  public static final String BBOX_OUTSIDE = "COCO-BBOX-OUTSIDE";
  /** A number is beyond the range of numbers. */
  public static final String NUMBER_RANGE = "COCO-NUMBER-RANGE";
  /** A segmentation is of no known form. */
  public static final String SEGMENTATION_TYPE = "COCO-SEGMENTATION-TYPE";
  /** A polygon has an odd count of numbers. */
  public static final String POLYGON_ODD = "COCO-POLYGON-ODD";
  /** A polygon has fewer than three points. */
  public static final String POLYGON_SHORT = "COCO-POLYGON-SHORT";
  /** A polygon's numbers stand in the segmentation itself. */
  public static final String POLYGON_FLAT = "COCO-POLYGON-FLAT";
  /** A mask's size is not its image's. */
  public static final String RLE_SIZE = "COCO-RLE-SIZE";
  /** A mask's counts are broken. */
  public static final String RLE_COUNTS = "COCO-RLE-COUNTS";
  /** Keypoints are not triples. */
  public static final String KEYPOINTS_COUNT = "COCO-KEYPOINTS-COUNT";
  /** A keypoint's visibility is not 0, 1 or 2. */
  public static final String KEYPOINTS_VISIBILITY = "COCO-KEYPOINTS-VISIBILITY";
  /** A picture of panoptic segments is missing or broken. */
  public static final String PANOPTIC_PICTURE = "COCO-PANOPTIC-PICTURE";
  /** A panoptic segment has no pixels, or pixels have no segment. */
  public static final String PANOPTIC_SEGMENT = "COCO-PANOPTIC-SEGMENT";
  /** An id that should be kept is taken or does not fit. */
  public static final String ID_TAKEN = "COCO-ID-TAKEN";
  /** A name was changed so that no file is overwritten or leaves the folder. */
  public static final String NAME_CHANGED = "COCO-NAME-CHANGED";
  /** The source file changed while it was converted. */
  public static final String SOURCE_CHANGED = "COCO-SOURCE-CHANGED";
  /** A label index is not in the dataset's list. */
  public static final String LABEL_RANGE = "COCO-LABEL-RANGE";

  private CocoIssues() {}
}
