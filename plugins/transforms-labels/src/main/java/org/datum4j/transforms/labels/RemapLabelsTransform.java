// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.LabelMapping;
import org.datum4j.transforms.common.OptionFault;
import org.datum4j.transforms.common.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Renames, joins and deletes labels; annotations of deleted ones go. New labels stand where their first old one stood
 * and take its attributes, parent, keypoints and colour. Labels that are not named stay, or are deleted with {@code
 * --default delete}; that also deletes annotations without a label, as in Datumaro, and notes them as a loss.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "remap_labels", title = "Rename, join and delete labels")
public final class RemapLabelsTransform implements Transform {
  private static final Loss UNLABELLED =
      new Loss("TRANSFORM-LABEL-NONE", "annotations without a label", "left out, as --default delete says");
  private static final OptionType<RemapLabelsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RemapLabelsOptions.class);

  /** Makes the transform. */
  public RemapLabelsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public List<Loss> losses() {
    return List.of(UNLABELLED);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    RemapLabelsOptions options = request.options(OPTIONS);
    Run run = request.run();
    DatasetSchema schema = source.schema();
    boolean deletes = options.others() == RemapLabelsOptions.Rest.DELETE;
    LabelMapping mapping =
        LabelMapping.inOrder(schema.categories(), targets(schema.categories().labels(), options.label(), deletes));
    Categories categories = mapping.categories(label -> run.issues().report(clash(label)));
    return MappedSource.map(source, schema.withCategories(categories), item -> {
      DatasetItem changed = mapping.apply(item);
      return deletes ? labelled(changed, run) : changed;
    });
  }

  private static @Nullable String[] targets(LabelCategories labels, List<String> texts, boolean deletes) {
    if (texts.isEmpty() && !deletes) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING", "option --label is not given, expected at least one",
          "Write for example -l cat:animal -l dog:animal.");
    }
    Map<String, String> pairs = Pair.map("label", texts);
    @Nullable String[] targets = new @Nullable String[labels.size()];
    if (!deletes) {
      labels.names().toArray(targets);
    }
    pairs.forEach((from, to) -> targets[KnownLabels.indexOf(labels, "label", from)] = to.isEmpty() ? null : to);
    return targets;
  }

  private static DatasetItem labelled(DatasetItem item, Run run) {
    List<Annotation> kept = item.annotations().stream().filter(a -> a.common().hasLabel()).toList();
    int lost = item.annotations().size() - kept.size();
    if (lost == 0) {
      return item;
    }
    run.losses().record(UNLABELLED, item, 0, lost);
    return item.withAnnotations(kept);
  }

  private static Issue clash(String label) {
    return Issue.warning("TRANSFORM-POINTS-DIFFER",
        "labels that become \"" + label
            + "\" have different keypoints, expected the same; those of the first are taken",
        Location.unknown(), "Give labels with different keypoints different new names.");
  }
}
