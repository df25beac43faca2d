// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.OptionalLong;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OptionFault;

/**
 * Removes items by id and subset.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "remove_items", title = "Remove items")
public final class RemoveItemsTransform implements Transform {
  private static final OptionType<RemoveItemsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RemoveItemsOptions.class);

  /** Makes the transform. */
  public RemoveItemsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    List<String> ids = request.options(OPTIONS).id();
    if (ids.isEmpty()) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING", "option --id is not given, expected at least one",
          "Write for example --id a/b:train.");
    }
    DatasetSchema schema = source.schema().withItemCount(OptionalLong.empty());
    return new ChosenItems(source, schema, request.run(), ids, item -> null);
  }
}
