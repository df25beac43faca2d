// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;

/** An {@code object} element to be written. */
final class VocBox {
  /** What the object's label and attributes are taken from. */
  final Annotation source;

  final int labelIndex;
  final double x;
  final double y;
  final double width;
  final double height;

  /** Boxes that become {@code part} elements. */
  final List<Bbox> parts = new ArrayList<>(0);

  /** Position in the file from 1, once it is known. */
  int number;

  VocBox(Annotation source, int labelIndex, double x, double y, double width, double height) {
    this.source = source;
    this.labelIndex = labelIndex;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }
}
