// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.io.IOException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * A source that delivers the items of another one in another order.
 *
 * <p>Memory is bounded: it holds a window of items, and reads the other source once for each window. Items that stand
 * in order already are not held at all. It does not split.
 */
public final class ReorderedSource implements DatasetSource {
  private static final int WINDOW = 250_000;

  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Run run;
  private final Supplier<Order> plan;
  private final int window;
  private @Nullable Order order;

  /**
   * Changes the order.
   *
   * @param plan called once, when the items are first asked for
   */
  public ReorderedSource(DatasetSource source, DatasetSchema schema, Run run, Supplier<Order> plan) {
    this(source, schema, run, plan, WINDOW);
  }

  ReorderedSource(DatasetSource source, DatasetSchema schema, Run run, Supplier<Order> plan, int window) {
    this.source = source;
    this.schema = schema;
    this.run = run;
    this.plan = plan;
    this.window = window;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    Order planned = planned();
    return planned.isIdentity() ? source.items() : new Windows(planned);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private synchronized Order planned() {
    Order known = order;
    if (known == null) {
      known = plan.get();
      order = known;
    }
    return known;
  }

  /** An order of all items of a source. */
  public static final class Order {
    private final int[] ordinals;
    private final int[] weights;

    /**
     * Takes over two arrays.
     *
     * @param ordinals positions in the source, in the new order
     * @param weights for each position in the source how much the item holds, for example its number of annotations
     * @throws IllegalArgumentException if the lengths differ
     */
    public Order(int[] ordinals, int[] weights) {
      if (ordinals.length != weights.length) {
        throw new IllegalArgumentException(
            ordinals.length + " positions have " + weights.length + " weights, expected one for each");
      }
      this.ordinals = ordinals;
      this.weights = weights;
    }

    boolean isIdentity() {
      for (int i = 0; i < ordinals.length; i++) {
        if (ordinals[i] != i) {
          return false;
        }
      }
      return true;
    }
  }

  private final class Windows implements Spliterator<DatasetItem> {
    private final Order order;
    private final int[] places;
    private @Nullable DatasetItem[] held = new DatasetItem[0];
    private int from;
    private int next;

    Windows(Order order) {
      this.order = order;
      this.places = new int[order.ordinals.length];
      for (int i = 0; i < places.length; i++) {
        places[order.ordinals[i]] = i;
      }
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      if (next == places.length) {
        return false;
      }
      if (next == from + held.length) {
        fill();
      }
      DatasetItem item = Objects.requireNonNull(held[next - from], "an item of the first pass is not there any more");
      held[next - from] = null;
      next++;
      action.accept(item);
      return true;
    }

    private void fill() {
      run.checkCancelled();
      int to = next;
      long weight = 0;
      do {
        weight += 1L + order.weights[order.ordinals[to++]];
      } while (to < places.length && weight + order.weights[order.ordinals[to]] < window);
      from = next;
      held = new DatasetItem[to - from];
      int[] ordinal = new int[1];
      int[] missing = {held.length};
      Spliterator<DatasetItem> items = source.items();
      while (missing[0] > 0 && items.tryAdvance(item -> {
        int place = places[ordinal[0]++] - from;
        if (place >= 0 && place < held.length) {
          held[place] = item;
          missing[0]--;
        }
      })) {
        continue;
      }
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return places.length - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL | SIZED | SUBSIZED;
    }
  }
}
