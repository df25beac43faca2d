// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.stats.SizeStatistics.SizeCount;
import org.jspecify.annotations.Nullable;

/** Counts images. */
final class ImageTally {
  private static final int BINS = 24;

  private final Map<String, ColorTally> colors = new LinkedHashMap<>();
  private final Map<PixelFigures.Hash, List<ItemKey>> equal = new LinkedHashMap<>();
  private final Map<ImageSize, long[]> sizes = new HashMap<>();
  private final List<ItemKey> missing = new ArrayList<>();
  private final List<ItemKey> unreadable = new ArrayList<>();
  private long items;

  void addSize(Optional<ImageSize> size) {
    size.ifPresent(known -> sizes.computeIfAbsent(known, key -> new long[1])[0]++);
  }

  /**
   * Adds an item's image.
   *
   * @param figures its pixels, or null when they could not be read
   */
  void add(DatasetItem item, @Nullable PixelFigures figures) {
    Optional<Image> image = item.image();
    if (image.isEmpty()) {
      return;
    }
    items++;
    ItemKey key = ItemKey.of(item);
    if (figures == null) {
      (image.get().hasData() ? unreadable : missing).add(key);
      return;
    }
    colors.computeIfAbsent(item.subset(), name -> new ColorTally()).add(figures);
    equal.computeIfAbsent(figures.hash(), hash -> new ArrayList<>(1)).add(key);
  }

  void addAll(ImageTally other) {
    items += other.items;
    missing.addAll(other.missing);
    unreadable.addAll(other.unreadable);
    other.colors.forEach((name, tally) -> colors.computeIfAbsent(name, key -> new ColorTally()).addAll(tally));
    other.equal.forEach((hash, keys) -> equal.computeIfAbsent(hash, key -> new ArrayList<>(1)).addAll(keys));
    other.sizes.forEach((size, count) -> sizes.computeIfAbsent(size, key -> new long[1])[0] += count[0]);
  }

  ImageStatistics result(List<String> known) {
    ColorTally all = new ColorTally();
    Map<String, ColorTally> ordered = new LinkedHashMap<>();
    known.forEach(name -> ordered.put(name, new ColorTally()));
    ordered.putAll(colors);
    List<ColorFigure> subsets = new ArrayList<>();
    ordered.forEach(
        (name, tally) -> {
          all.addAll(tally);
          subsets.add(tally.result(name));
        });
    List<List<ItemKey>> repeated = equal.values().stream().filter(keys -> keys.size() > 1).map(List::copyOf).toList();
    return new ImageStatistics(
        items, all.images(), missing, unreadable, equal.size(), repeated, all.result(""), subsets);
  }

  SizeStatistics sizes() {
    List<SizeCount> counts = new ArrayList<>();
    Numbers.Doubles widths = new Numbers.Doubles();
    Numbers.Doubles heights = new Numbers.Doubles();
    Numbers.Doubles aspects = new Numbers.Doubles();
    long all = 0;
    sizes.forEach((size, count) -> counts.add(new SizeCount(size.width(), size.height(), count[0])));
    counts.sort(
        Comparator.comparingLong(SizeCount::count)
            .reversed()
            .thenComparingInt(SizeCount::width)
            .thenComparingInt(SizeCount::height));
    // In a certain order, since sums of fractions depend on it.
    for (SizeCount size : counts) {
      all += size.count();
      for (long i = 0; i < size.count(); i++) {
        widths.add(size.width());
        heights.add(size.height());
        aspects.add((double) size.width() / size.height());
      }
    }
    return new SizeStatistics(
        all,
        counts,
        Distribution.linear(widths.toArray(), BINS),
        Distribution.linear(heights.toArray(), BINS),
        Distribution.logarithmic(aspects.toArray(), BINS));
  }
}
