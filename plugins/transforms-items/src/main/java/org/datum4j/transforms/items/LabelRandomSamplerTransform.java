// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.LabelMapping;
import org.datum4j.transforms.common.OptionFault;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Pair;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.SeededRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, in each subset and for each label, a number of items with that label, chosen by chance; an item is kept if
 * any of its labels chose it. Items without labels go; labels of which none is to be kept go with their annotations.
 * The same seed gives the same result. Items keep their order.
 *
 * <p>It needs to know where which label is: a first pass keeps positions. Then it is lazy, item by item.
 */
@Format(name = "label_random_sampler", title = "Keep some items of each label by chance")
public final class LabelRandomSamplerTransform implements Transform {
  private static final OptionType<LabelRandomSamplerOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), LabelRandomSamplerOptions.class);

  /** Makes the transform. */
  public LabelRandomSamplerTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    LabelRandomSamplerOptions options = request.options(OPTIONS);
    DatasetSchema schema = source.schema();
    int[] counts = counts(schema.categories().labels(), options);
    LabelMapping mapping = LabelMapping.inOrder(schema.categories(), wanted(schema.categories().labels(), counts));
    DatasetSchema sampled =
        schema.withItemCount(OptionalLong.empty()).withCategories(mapping.categories(label -> {}));
    Run run = request.run();
    return OrdinalSource.mapOrDrop(source, sampled, () -> {
      BitSet kept = kept(source, run, counts, options.seed());
      return (ordinal, item) -> kept.get(ordinal) ? mapping.apply(item) : null;
    });
  }

  private static @Nullable String[] wanted(LabelCategories labels, int[] counts) {
    @Nullable String[] names = new @Nullable String[counts.length];
    for (int i = 0; i < counts.length; i++) {
      names[i] = counts[i] == 0 ? null : labels.get(i).name();
    }
    return names;
  }

  private static int[] counts(LabelCategories labels, LabelRandomSamplerOptions options) {
    int[] counts = new int[labels.size()];
    Arrays.fill(counts, options.count());
    for (String text : options.label()) {
      Pair pair = Pair.ofLastColon("label", text);
      int index = labels.indexOf(pair.left());
      if (index == Common.NO_LABEL) {
        List<String> names = labels.names();
        throw OptionFault.of("TRANSFORM-LABEL-UNKNOWN",
            "option --label names the label \"" + pair.left() + "\", expected one of the dataset",
            "The labels are " + String.join(", ", names.subList(0, Math.min(20, names.size()))) + ".");
      }
      counts[index] = count(pair);
    }
    return counts;
  }

  private static int count(Pair pair) {
    try {
      int count = Integer.parseInt(pair.right());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException malformed) {
      // Told below, with what is expected.
    }
    throw OptionFault.of("TRANSFORM-OPTION-RANGE",
        "option --label gives \"" + pair.left() + "\" the count \"" + pair.right() + "\", expected 0 or more",
        "Give a whole number, for example " + pair.left() + ":10.");
  }

  private static BitSet kept(DatasetSource source, Run run, int[] counts, long seed) {
    Map<String, IntList[]> bySubset = new TreeMap<>();
    Passes.forEach(source, run, "looking for labels", (item, ordinal) -> {
      IntList[] byLabel = bySubset.computeIfAbsent(item.subset(), subset -> new IntList[counts.length]);
      BitSet seen = new BitSet();
      for (Annotation annotation : item.annotations()) {
        int label = annotation.labelIndex();
        if (label != Common.NO_LABEL && label < counts.length && !seen.get(label)) {
          seen.set(label);
          if (byLabel[label] == null) {
            byLabel[label] = new IntList();
          }
          byLabel[label].add(ordinal);
        }
      }
    });
    SeededRandom random = new SeededRandom(seed);
    BitSet kept = new BitSet();
    for (IntList[] byLabel : bySubset.values()) {
      for (int label = 0; label < counts.length; label++) {
        int[] ordinals = byLabel[label] == null ? new int[0] : byLabel[label].toArray();
        random.shuffle(ordinals, counts[label]);
        for (int i = 0; i < Math.min(counts[label], ordinals.length); i++) {
          kept.set(ordinals[i]);
        }
      }
    }
    return kept;
  }
}
