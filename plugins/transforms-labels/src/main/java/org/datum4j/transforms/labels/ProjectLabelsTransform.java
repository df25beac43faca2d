// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.lang.invoke.MethodHandles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.LabelMapping;
import org.datum4j.transforms.common.OptionFault;
import org.jspecify.annotations.Nullable;

/**
 * Gives the dataset a new list of labels: known ones keep everything that belongs to them in their new place, unknown
 * ones are added, and those that are not listed go with their annotations. Annotations without a label stay. If
 * labels have colours, added ones get free colours of Pascal VOC's map.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "project_labels", title = "A new list of labels")
public final class ProjectLabelsTransform implements Transform {
  private static final OptionType<ProjectLabelsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), ProjectLabelsOptions.class);

  /** Makes the transform. */
  public ProjectLabelsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    List<String> names = request.options(OPTIONS).label();
    check(names);
    DatasetSchema schema = source.schema();
    List<String> old = schema.categories().labels().names();
    @Nullable String[] targets = new @Nullable String[old.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = names.contains(old.get(i)) ? old.get(i) : null;
    }
    LabelMapping mapping = new LabelMapping(schema.categories(), targets, names);
    Categories categories = mapping.categories(label -> {});
    return MappedSource.map(source, schema.withCategories(categories), mapping::apply);
  }

  private static void check(List<String> names) {
    if (names.isEmpty()) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING", "option --label is not given, expected at least one",
          "Write for example -l cat -l dog.");
    }
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw OptionFault.of("TRANSFORM-LABEL-TWICE",
            "option --label names \"" + name + "\" twice, expected different labels", "Leave one of them out.");
      }
    }
  }
}
