// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Locale;
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
 * Joins all subsets and splits the items so that each new subset has its share of every label, and of every value of
 * the labels' attributes.
 *
 * <ul>
 *   <li>{@code classification} looks at labels of the image, {@code detection} at instances with a box,
 *       {@code segmentation} at instances with a mask, polygon or ellipse. Attributes count if their values are texts
 *       or true and false and there are at most 32 of them. Every item gets a subset, items without labels too.
 *   <li>{@code reid} looks at identities, the label or the attribute {@code --attr}. No identity of the test items is
 *       one of the others; the others are split item by item into {@code train} and {@code val}, the test items into
 *       {@code test-query} and {@code test-gallery}. Items of no or several identities go to {@code not-supported}.
 * </ul>
 *
 * <p>The same seed gives the same result, on any machine and with any number of threads. Items keep their order. It
 * needs all items: a first pass keeps small numbers for their labels. Then it is lazy, item by item.
 *
 * @source K. Sechidis, G. Tsoumakas, I. Vlahavas, On the stratification of multi-label data, ECML PKDD 2011
 */
@Format(name = "split", title = "Split evenly by label")
public final class SplitTransform implements Transform {
  private static final OptionType<SplitOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), SplitOptions.class);

  /** Makes the transform. */
  public SplitTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    SplitOptions options = request.options(OPTIONS);
    Shares shares = Shares.parse("subset", options.subset());
    Run run = request.run();
    if (options.task() == SplitOptions.Task.REID) {
      IdentitySplit split = new IdentitySplit(shares, options.query(), options.attr().orElse(""), options.seed());
      return OrdinalSource.map(source, source.schema().withSubsets(IdentitySplit.SUBSETS), () -> {
        int[] subsets = split.assign(source, run);
        return (ordinal, item) -> item.withSubset(IdentitySplit.SUBSETS.get(subsets[ordinal]));
      });
    }
    List<String> names = shares.names();
    return OrdinalSource.map(source, source.schema().withSubsets(names), () -> {
      int[] subsets = stratified(source, run, options, shares);
      return (ordinal, item) -> item.withSubset(names.get(subsets[ordinal]));
    });
  }

  private static int[] stratified(DatasetSource source, Run run, SplitOptions options, Shares shares) {
    SplitFeatures features = new SplitFeatures(options.task());
    Passes.forEach(source, run, "looking at labels", (item, ordinal) -> features.add(item));
    Stratification strata = features.finish();
    if (strata.featureCount() == 0) {
      run.issues().report(Issue.warning("TRANSFORM-SPLIT-BLIND",
          "there is nothing to split evenly for the task " + options.task().name().toLowerCase(Locale.ROOT)
              + ", expected labelled annotations of its kind",
          Location.unknown(), "Choose another --task, or the transform random_split."));
    }
    return strata.assign(shares, new SeededRandom(options.seed()));
  }
}
