// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import org.datum4j.api.model.Image;
import org.jspecify.annotations.Nullable;

/**
 * An item ready to be written.
 *
 * @param plan what is written of the item
 * @param id the name that the files get
 * @param imageName the image's name below {@code JPEGImages}
 * @param xml the annotation file, or null when there is no object
 * @param classMask the class mask, or null
 * @param objectMask the object mask, or null
 * @param image the image as it is to be written, or null
 */
public record VocRendered(
    VocPlan plan,
    String id,
    String imageName,
    @Nullable VocXmlText xml,
    byte @Nullable [] classMask,
    byte @Nullable [] objectMask,
    @Nullable Image image) {}
