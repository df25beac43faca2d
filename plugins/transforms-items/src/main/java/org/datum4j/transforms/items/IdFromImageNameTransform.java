// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Origins;
import org.datum4j.transforms.common.PerPassSource;
import org.datum4j.transforms.common.UniqueKeys;

/**
 * Calls items after their images: by the file's name without folders and extension. Items without an image keep their
 * id.
 *
 * <p>Two items of a subset that would get one id are a fault, or with {@code --ensure-unique} the later one gets a
 * suffix that follows from its old id. Lazy, item by item; the ids of a pass are remembered, and looking for suffixes
 * in a first pass of its own.
 */
@Format(name = "id_from_image_name", title = "Names of images as ids of items")
public final class IdFromImageNameTransform implements Transform {
  private static final OptionType<IdFromImageNameOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), IdFromImageNameOptions.class);

  /** Makes the transform. */
  public IdFromImageNameTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    IdFromImageNameOptions options = request.options(OPTIONS);
    Run run = request.run();
    if (options.ensureUnique()) {
      return OrdinalSource.map(source, source.schema(), () -> {
        UniqueNames names = UniqueNames.of(source, run, options.suffixLength());
        return (ordinal, item) -> Origins.renamed(item, name(item) + names.suffix(ordinal));
      });
    }
    return new PerPassSource(source, source.schema(), () -> {
      UniqueKeys keys = new UniqueKeys(run, "Use --ensure-unique, which appends a suffix.");
      return item -> keys.check(item, Origins.renamed(item, name(item)));
    });
  }

  /** Returns the name of an item's image without folders and extension, else the item's id. */
  static String name(DatasetItem item) {
    Image image = item.image().orElse(null);
    if (image == null) {
      return item.id();
    }
    String name = image.name().substring(image.name().lastIndexOf('/') + 1);
    String stem = name.substring(0, name.length() - image.extension().length());
    return !stem.isEmpty() ? stem : name.isEmpty() ? item.id() : name;
  }
}
