// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where one item lies.
 *
 * @param id the item's id
 * @param subset its subset
 * @param imageName name of its image
 * @param image the image, or null when it is not there
 * @param label name of the label file, or empty
 * @param rows the label file, or null when there is none
 */
record RoboflowYoloObbEntry(
    String id, String subset, String imageName, @Nullable Path image, String label, @Nullable Path rows) {}
