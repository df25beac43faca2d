// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Removes all annotations, of some items or of all.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "remove_annotations", title = "Remove annotations")
public final class RemoveAnnotationsTransform implements Transform {
  private static final OptionType<RemoveAnnotationsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RemoveAnnotationsOptions.class);

  /** Makes the transform. */
  public RemoveAnnotationsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    return new ChosenItems(
        source,
        source.schema(),
        request.run(),
        request.options(OPTIONS).id(),
        item -> item.withAnnotations(List.of()));
  }
}
