// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

/** Codes of the troubles that the VOC formats tell of; they do not change. */
public final class VocIssues {
  /** A folder has nothing of a VOC dataset. */
  public static final String NOT_FOUND = "VOC-DATASET-MISSING";

  /** A list that was looked for is not there, another was taken. */
  public static final String LIST_OTHER = "VOC-LIST-OTHER";

  /** A line of a list cannot be read. */
  public static final String LIST_LINE = "VOC-LIST-LINE";

  /** Items of a list have no file. */
  public static final String LIST_FILES = "VOC-LIST-FILES";

  /** An item stands in one subset of two datasets below the folder. */
  public static final String ITEM_TWICE = "VOC-ITEM-TWICE";

  /** A line of a label map cannot be read. */
  public static final String LABEL_MAP_LINE = "VOC-LABELMAP-LINE";

  /** A label map is missing where it would be needed to be sure. */
  public static final String LABEL_MAP_MISSING = "VOC-LABELMAP-MISSING";

  /** A {@code dataset_meta.json} cannot be read. */
  public static final String META_FILE = "VOC-META-FILE";

  /** An XML file is not well formed. */
  public static final String XML_SYNTAX = "VOC-XML-SYNTAX";

  /** An XML file is no VOC annotation. */
  public static final String XML_ROOT = "VOC-XML-ROOT";

  /** An element that must be there is not. */
  public static final String ELEMENT_MISSING = "VOC-ELEMENT-MISSING";

  /** A text is no number. */
  public static final String NUMBER = "VOC-NUMBER-MALFORMED";

  /** A flag is neither 0 nor 1. */
  public static final String FLAG = "VOC-FLAG-MALFORMED";

  /** A name is none of the labels. */
  public static final String LABEL_UNKNOWN = "VOC-LABEL-UNKNOWN";

  /** Something is there that the chosen task does not read. */
  public static final String ELEMENT_SKIPPED = "VOC-ELEMENT-SKIPPED";

  /** A box has no area. */
  public static final String BBOX_SIZE = "VOC-BBOX-SIZE";

  /** A box reaches out of its image. */
  public static final String BBOX_OUTSIDE = "VOC-BBOX-OUTSIDE";

  /** A file name leads out of the dataset. */
  public static final String FILE_NAME = "VOC-FILENAME-OUTSIDE";

  /** A mask image cannot be read. */
  public static final String MASK_FILE = "VOC-MASK-FILE";

  /** Class and object mask have different sizes. */
  public static final String MASK_SIZE = "VOC-MASK-SIZE";

  /** A colour or index in a mask is of no label. */
  public static final String MASK_VALUE = "VOC-MASK-VALUE";

  /** Image files are missing. */
  public static final String IMAGES_MISSING = "VOC-IMAGE-MISSING";

  /** An item got another name in the result. */
  public static final String ITEM_RENAMED = "VOC-ITEM-RENAMED";

  /** A label or subset got another name in a file's name. */
  public static final String NAME_CHANGED = "VOC-NAME-CHANGED";

  /** The label map of an export cannot be found or read. */
  public static final String LABEL_MAP_OPTION = "VOC-OPTION-LABELMAP";

  /** An image cannot be written in another format. */
  public static final String IMAGE_RECODE = "VOC-IMAGE-RECODE";

  /** A mask does not have the size of its image. */
  public static final String MASK_FIT = "VOC-MASK-FIT";

  private VocIssues() {}
}
