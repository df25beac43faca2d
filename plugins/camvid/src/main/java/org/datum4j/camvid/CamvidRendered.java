// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.jspecify.annotations.Nullable;

/** An item with its encoded mask, and its image as it is to be written, or null. */
record CamvidRendered(DatasetItem item, String imageName, byte @Nullable [] mask, @Nullable Image image) {}
