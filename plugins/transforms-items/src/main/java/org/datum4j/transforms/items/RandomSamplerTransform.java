// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.BitSet;
import java.util.OptionalLong;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.SeededRandom;

/**
 * Keeps some items by chance, of the whole dataset or of one subset, and all if there are not more. The same seed
 * gives the same result. Items keep their order.
 *
 * <p>It needs to know which items there are to choose from: a first pass keeps their positions. Then it is lazy.
 */
@Format(name = "random_sampler", title = "Keep some items by chance")
public final class RandomSamplerTransform implements Transform {
  private static final OptionType<RandomSamplerOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RandomSamplerOptions.class);

  /** Makes the transform. */
  public RandomSamplerTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    RandomSamplerOptions options = request.options(OPTIONS);
    DatasetSchema schema = source.schema();
    String subset = options.subset().map(name -> Subsets.known(schema, "subset", name)).orElse("");
    Run run = request.run();
    return OrdinalSource.mapOrDrop(source, schema.withItemCount(OptionalLong.empty()), () -> {
      BitSet left = left(source, run, options, subset);
      return (ordinal, item) -> left.get(ordinal) ? null : item;
    });
  }

  /** Returns the positions of the items that are left out. */
  private static BitSet left(DatasetSource source, Run run, RandomSamplerOptions options, String subset) {
    IntList candidates = new IntList();
    Passes.forEach(source, run, "counting items", (item, ordinal) -> {
      if (subset.isEmpty() || subset.equals(item.subset())) {
        candidates.add(ordinal);
      }
    });
    int[] ordinals = candidates.toArray();
    new SeededRandom(options.seed()).shuffle(ordinals, options.count());
    BitSet left = new BitSet();
    for (int i = options.count(); i < ordinals.length; i++) {
      left.set(ordinals[i]);
    }
    return left;
  }
}
