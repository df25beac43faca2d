// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/** The filter as a transform that every host has, so that it can stand among others. */
public final class FilterTransform implements Transform {
  /** The name under which steps call it. */
  public static final String NAME = "filter";

  private static final OptionType<Options> OPTIONS = OptionType.of(MethodHandles.lookup(), Options.class);

  /** Makes the transform. */
  public FilterTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    return request.options(OPTIONS).filter().apply(source);
  }

  /**
   * What to keep.
   *
   * @param expression XPath 1.0
   * @param mode what it selects
   */
  public record Options(
      @Option(name = "expression", aliases = "e", help = "XPath 1.0 over /item.", label = "XPATH") String expression,
      @Option(
              name = "mode",
              aliases = "m",
              help = "items (i), annotations (a) or items+annotations (i+a).",
              defaultValue = "items")
          String mode) {
    /** Refuses what is no XPath, before anything is read. */
    public Options {
      ItemFilter.of(expression, FilterMode.parse(mode));
    }

    ItemFilter filter() {
      return ItemFilter.of(expression, FilterMode.parse(mode));
    }
  }
}
