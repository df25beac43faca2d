// SPDX-License-Identifier: Apache-2.0

/** A strict and fast reader for the XML of datasets, without DTDs, and a writer. */
@NullMarked
package org.datum4j.kit.xml;

import org.jspecify.annotations.NullMarked;
