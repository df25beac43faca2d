// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.voc.common.VocXmlText;
import org.jspecify.annotations.Nullable;

/** An item's file name below its subset, its XML file, and its image as it is to be written, or null. */
record RoboflowVocRendered(
    DatasetItem item, String id, String imageName, VocXmlText xml, @Nullable Image image) {}
