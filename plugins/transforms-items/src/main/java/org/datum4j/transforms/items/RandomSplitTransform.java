// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.SeededRandom;
import org.datum4j.transforms.common.Shares;

/**
 * Joins all subsets and splits the items into new ones by chance. The same seed gives the same result, on any machine
 * and with any number of threads. Items keep their order.
 *
 * <p>It needs the number of items, and if there are several subsets all ids, to notice items of one id: a first pass
 * finds them if they are not known. Then it is lazy, item by item.
 */
@Format(name = "random_split", title = "Split by chance")
public final class RandomSplitTransform implements Transform {
  private static final OptionType<RandomSplitOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RandomSplitOptions.class);

  /** Makes the transform. */
  public RandomSplitTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    RandomSplitOptions options = request.options(OPTIONS);
    Shares shares = Shares.parse("subset", options.subset());
    Run run = request.run();
    return OrdinalSource.map(source, source.schema().withSubsets(shares.names()), () -> {
      int[] subsets = assign(count(source, run), shares, new SeededRandom(options.seed()));
      return (ordinal, item) -> item.withSubset(shares.names().get(subsets[ordinal]));
    });
  }

  private static int count(DatasetSource source, Run run) {
    if (source.schema().subsets().size() == 1 && source.schema().itemCount().isPresent()) {
      return Math.toIntExact(source.schema().itemCount().getAsLong());
    }
    Map<String, String> subsets = new HashMap<>();
    return Passes.forEach(source, run, "counting items", (item, ordinal) -> {
      String earlier = subsets.putIfAbsent(item.id(), item.subset());
      if (earlier != null) {
        throw new ImportException(Issue.error("TRANSFORM-ID-TWICE",
            "the id \"" + item.id() + "\" stands in the subsets \"" + earlier + "\" and \"" + item.subset()
                + "\", which are to be joined; expected different ids",
            Location.ofItem(item.id(), item.subset()),
            "Make the ids different first, for example by the transform reindex, or by rename with"
                + " -e \"|^|{item.subset}_|\"."));
      }
    });
  }

  /** Returns for each item the position of its new subset. */
  static int[] assign(int count, Shares shares, SeededRandom random) {
    int[] order = random.permutation(count);
    int[] counts = shares.counts(count);
    int[] subsets = new int[count];
    int next = 0;
    for (int subset = 0; subset < counts.length; subset++) {
      for (int i = 0; i < counts[subset]; i++) {
        subsets[order[next++]] = subset;
      }
    }
    return subsets;
  }
}
