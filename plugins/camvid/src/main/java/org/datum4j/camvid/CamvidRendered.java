// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import org.datum4j.api.model.DatasetItem;
import org.jspecify.annotations.Nullable;

/** An item with its encoded mask, and its image if that is written in another format. */
record CamvidRendered(DatasetItem item, String imageName, byte @Nullable [] mask, byte @Nullable [] image) {}
