// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Origins;

/**
 * Calls the items by running numbers over all subsets, in the dataset's order. Images are called after their items.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "reindex", title = "Running numbers as ids of items")
public final class ReindexTransform implements Transform {
  private static final OptionType<ReindexOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), ReindexOptions.class);

  /** Makes the transform. */
  public ReindexTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    long start = request.options(OPTIONS).start();
    return OrdinalSource.map(source, source.schema(),
        () -> (ordinal, item) -> Origins.renamed(item, Long.toString(start + ordinal)));
  }
}
