// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.ReorderedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the items, by id when nothing else is asked for; equal ones stay in their order, and items without the value
 * come last. Python expressions, which Datumaro runs, are understood where they say the same as one of the keys.
 *
 * <p>It needs all items: a first pass keeps the keys; then items are read and handed on in windows of bounded size,
 * with a pass for each window.
 */
@Format(name = "sort", title = "Sort items")
public final class SortTransform implements Transform {
  private static final OptionType<SortOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), SortOptions.class);

  /** Makes the transform. */
  public SortTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    SortOptions options = request.options(OPTIONS);
    List<SortKey> keys = SortKey.parse(options.key());
    Run run = request.run();
    return new ReorderedSource(source, source.schema(), run, () -> order(source, run, keys, options.reverse()));
  }

  private static ReorderedSource.Order order(DatasetSource source, Run run, List<SortKey> keys, boolean reverse) {
    List<Row> rows = new ArrayList<>();
    IntList weights = new IntList();
    Passes.forEach(source, run, "reading what to sort by", (item, ordinal) -> {
      @Nullable Object[] values = new @Nullable Object[keys.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = keys.get(i).value().apply(item);
      }
      rows.add(new Row(ordinal, values));
      weights.add(item.annotations().size());
    });
    Comparator<Row> comparator = (a, b) -> compare(keys, a, b);
    rows.sort(reverse ? comparator.reversed() : comparator);
    return new ReorderedSource.Order(rows.stream().mapToInt(row -> row.ordinal).toArray(), weights.toArray());
  }

  private static int compare(List<SortKey> keys, Row a, Row b) {
    for (int i = 0; i < keys.size(); i++) {
      int result = keys.get(i).compare(a.values[i], b.values[i]);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /** What is kept of an item until all are known. */
  private static final class Row {
    private final int ordinal;
    private final @Nullable Object[] values;

    Row(int ordinal, @Nullable Object[] values) {
      this.ordinal = ordinal;
      this.values = values;
    }
  }
}
