// SPDX-License-Identifier: Apache-2.0

/** Reading every kind of PNG and writing the kinds that datasets use. */
@NullMarked
package org.datum4j.kit.png;

import org.jspecify.annotations.NullMarked;
