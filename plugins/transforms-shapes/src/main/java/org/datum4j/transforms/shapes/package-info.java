// SPDX-License-Identifier: Apache-2.0

/** Turns boxes, polygons and masks into each other, joins the parts of instances, cuts off what is covered. */
@NullMarked
package org.datum4j.transforms.shapes;

import org.jspecify.annotations.NullMarked;
