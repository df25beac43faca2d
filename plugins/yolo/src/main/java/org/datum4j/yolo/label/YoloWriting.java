// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

/**
 * How label files are written.
 *
 * @param task what the rows say
 * @param keypoints how many keypoints a row has when the categories do not tell; 0 for none
 * @param crowd whether crowd regions are written like other objects
 * @param boxesFromShapes whether an object without a box gets the box around its other shapes
 * @param saveMedia whether images are copied
 * @param imageExt extension that images get, or the empty text for their own
 * @param saveDatasetMeta whether the labels are written to {@code dataset_meta.json}
 */
public record YoloWriting(
    YoloTask task,
    int keypoints,
    boolean crowd,
    boolean boxesFromShapes,
    boolean saveMedia,
    String imageExt,
    boolean saveDatasetMeta) {}
