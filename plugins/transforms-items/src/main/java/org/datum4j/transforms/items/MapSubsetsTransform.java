// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OptionFault;
import org.datum4j.transforms.common.Pair;
import org.datum4j.transforms.common.PerPassSource;
import org.datum4j.transforms.common.UniqueKeys;

/**
 * Renames subsets; subsets that get one name are joined.
 *
 * <p>Lazy, item by item; the ids of a pass are remembered to notice two items of one id that come to lie in one subset.
 */
@Format(name = "map_subsets", title = "Rename and join subsets")
public final class MapSubsetsTransform implements Transform {
  private static final OptionType<MapSubsetsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), MapSubsetsOptions.class);

  /** Makes the transform. */
  public MapSubsetsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    DatasetSchema schema = source.schema();
    Map<String, String> names = new HashMap<>();
    Pair.map("subset", request.options(OPTIONS).subset()).forEach((from, to) ->
        names.put(Subsets.known(schema, "subset", from), to.isEmpty() ? DatasetItem.DEFAULT_SUBSET : to));
    if (names.isEmpty()) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING", "option --subset is not given, expected at least one",
          "Write for example -s train:training.");
    }
    List<String> subsets = schema.subsets().stream().map(s -> names.getOrDefault(s, s)).distinct().toList();
    Run run = request.run();
    return new PerPassSource(source, schema.withSubsets(subsets), () -> {
      UniqueKeys keys = new UniqueKeys(run, "Make the ids different first, for example by the transform rename with"
          + " -e \"|^|{item.subset}_|\".");
      return item -> {
        String subset = names.get(item.subset());
        return keys.check(item, subset == null ? item : item.withSubset(subset));
      };
    });
  }
}
