// SPDX-License-Identifier: Apache-2.0

/** Projects: a folder that remembers datasets and what is to be done to them. */
@NullMarked
package org.datum4j.runtime.project;

import org.jspecify.annotations.NullMarked;
