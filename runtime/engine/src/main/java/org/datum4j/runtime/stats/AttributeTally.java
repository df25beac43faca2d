// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.jspecify.annotations.Nullable;

/** Counts the values of one attribute. */
final class AttributeTally {
  /** A dataset may give every annotation a value of its own; the memory must not follow. */
  private static final int MOST_VALUES = 100_000;

  private static final Object NONE = new Object();

  private final Map<Object, long[]> values = new LinkedHashMap<>();
  private long count;
  private boolean isCut;

  void add(@Nullable Object value) {
    count++;
    add(value == null ? NONE : value, 1);
  }

  private void add(Object value, long more) {
    long[] known = values.get(value);
    if (known != null) {
      known[0] += more;
    } else if (values.size() < MOST_VALUES) {
      values.put(value, new long[] {more});
    } else {
      isCut = true;
    }
  }

  void addAll(AttributeTally other) {
    count += other.count;
    isCut |= other.isCut;
    other.values.forEach((value, number) -> add(value, number[0]));
  }

  AttributeCount result(String name) {
    Map<String, Long> texts = new LinkedHashMap<>();
    values.forEach((value, number) -> texts.merge(PythonText.of(value == NONE ? null : value), number[0], Long::sum));
    return new AttributeCount(name, count, texts, isCut);
  }
}
