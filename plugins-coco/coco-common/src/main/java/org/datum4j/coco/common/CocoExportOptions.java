// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/**
 * Options of the exporters of one COCO task.
 *
 * @param saveMedia whether images are written
 * @param imageExt the extension of image names
 * @param saveDatasetMeta whether {@code dataset_meta.json} is written
 * @param segmentationMode polygons, masks, or whichever fits
 * @param cropCovered whether covered parts of segments are cut off
 * @param allowAttributes whether attributes are written
 * @param reindex whether everything is numbered anew
 * @param mergeImages whether all images go to one folder
 * @param rle how masks are written
 * @param iscrowd where the field comes from
 */
public record CocoExportOptions(
    @Option(name = "save-media", help = SAVE_MEDIA, defaultValue = "false") boolean saveMedia,
    @Option(name = "image-ext", help = IMAGE_EXT, defaultValue = "") String imageExt,
    @Option(name = "save-dataset-meta", help = SAVE_META, defaultValue = "false") boolean saveDatasetMeta,
    @Option(name = "segmentation-mode", help = SEGMENTATION, defaultValue = "guess") SegmentationMode segmentationMode,
    @Option(name = "crop-covered", help = CROP, defaultValue = "false") boolean cropCovered,
    @Option(name = "allow-attributes", help = ATTRIBUTES, defaultValue = "true") boolean allowAttributes,
    @Option(name = "reindex", help = REINDEX, defaultValue = "false") boolean reindex,
    @Option(name = "merge-images", help = MERGE, defaultValue = "false") boolean mergeImages,
    @Option(name = "rle", help = RLE, defaultValue = "keep") RleForm rle,
    @Option(name = "iscrowd", help = CROWD, defaultValue = "guess") Crowd iscrowd) {
  /** How the options are declared. */
  public static final OptionType<CocoExportOptions> TYPE =
      OptionType.of(MethodHandles.lookup(), CocoExportOptions.class);

  /** Help of {@code save-media}. */
  public static final String SAVE_MEDIA = "Write the images, too.";

  /** Help of {@code image-ext}. */
  public static final String IMAGE_EXT =
      "Extension of the images, with or without dot; images of another kind are encoded anew. Without: as they are.";

  /** Help of {@code save-dataset-meta}. */
  public static final String SAVE_META = "Write dataset_meta.json with the labels.";

  /** Help of {@code segmentation-mode}. */
  public static final String SEGMENTATION =
      "What segmentation is. guess: keep what was read, else by the attribute is_crowd; polygons: turn masks into"
          + " polygons; mask: turn polygons into masks.";

  /** Help of {@code crop-covered}. */
  public static final String CROP = "Cut off what other segments cover, by their z-order.";

  /** Help of {@code allow-attributes}. */
  public static final String ATTRIBUTES = "Write attributes of annotations into the field attributes.";

  /** Help of {@code reindex}. */
  public static final String REINDEX =
      "Number images, annotations and categories from 1. Without, every id stays, so that other files may refer to"
          + " them, and what has no id gets a free one.";

  /** Help of {@code merge-images}. */
  public static final String MERGE = "Write the images of all subsets into one folder.";

  /** Help of {@code rle}. */
  public static final String RLE =
      "How masks are written: keep, compressed (a text) or uncompressed (a list of counts).";

  /** Help of {@code iscrowd}. */
  public static final String CROWD =
      "What iscrowd says. source: the attribute is_crowd; masks: 1 for each mask; guess: as it was read from COCO, else"
          + " 1 for each mask, as COCO defines it.";

  /** What a segmentation is written as. */
  public enum SegmentationMode {
    /** Keep what was read; else by the attribute {@code is_crowd}. */
    GUESS,
    /** Polygons. */
    POLYGONS,
    /** Masks. */
    MASK
  }

  /** How masks are written. */
  public enum RleForm {
    /** As they came. */
    KEEP,
    /** As text. */
    COMPRESSED,
    /** As a list of counts. */
    UNCOMPRESSED
  }

  /** Where {@code iscrowd} comes from. */
  public enum Crowd {
    /** As it was read from COCO, else 1 for masks. */
    GUESS,
    /** From the attribute {@code is_crowd}. */
    SOURCE,
    /** 1 for masks, 0 for everything else. */
    MASKS
  }

  /** Returns the settings for all tasks that the data has. */
  public CocoWriteSettings settings() {
    return new CocoWriteSettings(
        Optional.empty(), CocoLayout.DATUMARO, saveMedia, imageExt, saveDatasetMeta, segmentationMode, cropCovered,
        allowAttributes, reindex, mergeImages, rle, iscrowd);
  }
}
