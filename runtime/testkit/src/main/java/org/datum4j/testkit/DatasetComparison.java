// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;

/** Finds what differs between two datasets. */
final class DatasetComparison {
  private final double tolerance;
  private final List<String> differences = new ArrayList<>();

  DatasetComparison(double tolerance) {
    this.tolerance = tolerance;
  }

  List<String> differences(ImportedDataset expected, ImportedDataset actual) {
    LabelCategories wanted = expected.schema().categories().labels();
    LabelCategories found = actual.schema().categories().labels();
    check("labels", wanted.names(), found.names());
    check("keypoints", expected.schema().categories().points(), actual.schema().categories().points());
    Map<String, DatasetItem> byKey = new LinkedHashMap<>();
    for (DatasetItem item : actual.items()) {
      if (byKey.put(key(item), item) != null) {
        differences.add("item " + key(item) + " is there twice");
      }
    }
    for (DatasetItem item : expected.items()) {
      DatasetItem other = byKey.remove(key(item));
      if (other == null) {
        differences.add("item " + key(item) + " is missing");
      } else {
        items(item, other);
      }
    }
    byKey.keySet().forEach(key -> differences.add("item " + key + " is not expected"));
    return differences;
  }

  private void items(DatasetItem expected, DatasetItem actual) {
    String where = "item " + key(expected) + ": ";
    check(where + "attributes", expected.attributes(), actual.attributes());
    check(where + "image", expected.image().map(Image::name), actual.image().map(Image::name));
    check(where + "image size", expected.image().flatMap(Image::size), actual.image().flatMap(Image::size));
    List<Annotation> wanted = expected.annotations();
    List<Annotation> found = actual.annotations();
    if (wanted.size() != found.size()) {
      differences.add(where + "expected " + wanted.size() + " annotations " + kinds(wanted) + " but was " + found.size()
          + " " + kinds(found));
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      annotations(where + "annotation " + i + ": ", wanted.get(i), found.get(i));
    }
  }

  private void annotations(String where, Annotation expected, Annotation actual) {
    check(where + "kind", expected.type(), actual.type());
    check(where + "label index", expected.labelIndex(), actual.labelIndex());
    check(where + "z-order", expected.zOrder(), actual.zOrder());
    check(where + "attributes", expected.attributes(), actual.attributes());
    if (expected.type() != actual.type()) {
      return;
    }
    if (expected instanceof Mask wanted && actual instanceof Mask found) {
      check(where + "mask", wanted.rle(), found.rle());
      return;
    }
    String want = expected.accept(new ShapeText());
    String have = actual.accept(new ShapeText());
    if (!isClose(want, have)) {
      differences.add(where + expected.type().text() + "\n  expected" + want + "\n  but was " + have);
    }
  }

  private boolean isClose(String expected, String actual) {
    if (expected.equals(actual) || tolerance == 0) {
      return expected.equals(actual);
    }
    String[] wanted = expected.split(" ");
    String[] found = actual.split(" ");
    boolean isClose = wanted.length == found.length;
    for (int i = 0; isClose && i < wanted.length; i++) {
      isClose = wanted[i].equals(found[i]) || isCloseNumber(wanted[i], found[i]);
    }
    return isClose;
  }

  private boolean isCloseNumber(String expected, String actual) {
    try {
      return Math.abs(Double.parseDouble(expected) - Double.parseDouble(actual)) <= tolerance;
    } catch (NumberFormatException words) {
      return false;
    }
  }

  private void check(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual) && !areClose(expected, actual)) {
      differences.add(what + "\n  expected " + expected + "\n  but was  " + actual);
    }
  }

  /** Numbers among attributes may be off by the tolerance, too. */
  private boolean areClose(Object expected, Object actual) {
    if (!(expected instanceof Attributes wanted) || !(actual instanceof Attributes found)) {
      return expected instanceof Double want && actual instanceof Double have && Math.abs(want - have) <= tolerance;
    }
    boolean isClose = wanted.size() == found.size();
    for (int i = 0; isClose && i < wanted.size(); i++) {
      Object value = wanted.value(i);
      Object other = found.get(wanted.name(i));
      isClose = Objects.equals(value, other) || value != null && other != null && areClose(value, other);
    }
    return isClose;
  }

  private static String key(DatasetItem item) {
    return item.id() + " of " + item.subset();
  }

  private static List<String> kinds(List<Annotation> annotations) {
    return annotations.stream().map(annotation -> annotation.type().text()).toList();
  }
}
