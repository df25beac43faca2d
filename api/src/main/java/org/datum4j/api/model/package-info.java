// SPDX-License-Identifier: Apache-2.0

/** Values of a dataset: items, media, annotations, categories. Everything here is immutable. */
@NullMarked
package org.datum4j.api.model;

import org.jspecify.annotations.NullMarked;
