// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Removes attributes of items and of their annotations: the named ones or all, of some items or of all.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "remove_attributes", title = "Remove attributes")
public final class RemoveAttributesTransform implements Transform {
  private static final OptionType<RemoveAttributesOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RemoveAttributesOptions.class);

  /** Makes the transform. */
  public RemoveAttributesTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    RemoveAttributesOptions options = request.options(OPTIONS);
    List<String> names = options.attr();
    return new ChosenItems(source, source.schema(), request.run(), options.id(), item -> without(item, names));
  }

  private static DatasetItem without(DatasetItem item, List<String> names) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      Attributes rest = without(annotation.attributes(), names);
      changed.add(rest == annotation.attributes()
          ? annotation
          : annotation.withCommon(annotation.common().withAttributes(rest)));
    }
    return item.withAttributes(without(item.attributes(), names)).withAnnotations(changed);
  }

  private static Attributes without(Attributes attributes, List<String> names) {
    if (names.isEmpty()) {
      return Attributes.empty();
    }
    Attributes rest = attributes;
    for (String name : names) {
      rest = rest.without(name);
    }
    return rest;
  }
}
