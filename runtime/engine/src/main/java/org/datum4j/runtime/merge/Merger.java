// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.function.Supplier;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;

/** Makes one dataset of several. */
public final class Merger {
  private static final int LEAST = 2;

  private Merger() {}

  /**
   * Merges datasets that can be read more than once.
   *
   * @param run hears of what is found, and may end the merge
   * @return the merged dataset, which closes the given ones with itself
   * @throws OptionException if there are fewer than two, or the options name labels that are not there
   * @throws org.datum4j.api.issue.ImportException if the policy is exact and the categories differ
   */
  public static MergedDataset merge(List<? extends DatasetSource> sources, MergeOptions options, Run run) {
    return merge(sources, sources, options, run);
  }

  /**
   * Merges datasets of which each is open twice, so that what is told while looking ahead is not told again.
   *
   * @param sources the datasets
   * @param scouts the same datasets in the same order, to look ahead: for the policy union nobody looks at more than
   *     their items' ids, and they may be closed when this method returns; for the others they must stay open as long as
   *     the result
   * @return the merged dataset, which closes {@code sources}, but not {@code scouts}, with itself
   * @throws OptionException if there are fewer than two, or the options name labels that are not there
   * @throws org.datum4j.api.issue.ImportException if the policy is exact and the categories differ
   */
  public static MergedDataset merge(
      List<? extends DatasetSource> sources, List<? extends DatasetSource> scouts, MergeOptions options, Run run) {
    checkCount(sources.size());
    SchemaMerge schemas = new SchemaMerge(sources.stream().map(DatasetSource::schema).toList());
    if (options.policy() == MergePolicy.EXACT) {
      schemas.requireEqual();
    }
    DatasetSchema schema = schemas.schema();
    GroupCheck groups = new GroupCheck(options.groups(), schema.categories().labels());
    MergeFindings findings = new MergeFindings(run);
    findings.ofCategories(schemas.conflicts());
    List<Relabeling> relabelings = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      relabelings.add(schemas.relabeling(i));
    }
    if (options.policy() == MergePolicy.UNION) {
      UnionNames names = UnionNames.read(scouts, run);
      Supplier<Spliterator<DatasetItem>> items = union(sources, relabelings, names, groups, findings);
      return new MergedDataset(schema.withItemCount(schemas.itemCount()), items, findings, copy(sources));
    }
    JoinedItems joined = JoinedItems.read(scouts, relabelings, run);
    ItemJoin join =
        options.policy() == MergePolicy.EXACT
            ? new ExactJoin(run)
            : new IntersectJoin(options, schema.categories().labels(), joined.sourceCount());
    Supplier<Spliterator<DatasetItem>> items = joined.items(sources, relabelings, join, groups, findings);
    DatasetSchema counted = schema.withItemCount(OptionalLong.of(joined.itemCount()));
    return new MergedDataset(counted, items, findings, copy(sources));
  }

  /**
   * Checks that there is something to merge.
   *
   * @throws OptionException if there are fewer than two datasets
   */
  public static void checkCount(int datasets) {
    if (datasets < LEAST) {
      throw new OptionException(
          Issue.error(
              "MERGE-TARGETS-FEW",
              "there are " + datasets + " datasets to merge, expected two or more",
              Location.unknown(),
              "Name each dataset, as PATH or PATH:FORMAT."));
    }
  }

  private static List<DatasetSource> copy(List<? extends DatasetSource> sources) {
    return new ArrayList<>(sources);
  }

  private static Supplier<Spliterator<DatasetItem>> union(
      List<? extends DatasetSource> sources,
      List<Relabeling> relabelings,
      UnionNames names,
      GroupCheck groups,
      MergeFindings findings) {
    List<DatasetSource> mapped = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      DatasetSource source = sources.get(i);
      int number = i;
      mapped.add(
          MappedSource.map(
              source,
              source.schema(),
              item -> {
                DatasetItem named = names.rename(relabelings.get(number).of(item), number);
                List<MergeFinding> found = new ArrayList<>(groups.isEmpty() ? List.of() : groups.check(named));
                if (!named.id().equals(item.id())) {
                  found.add(renamed(item, named, number));
                }
                if (!found.isEmpty()) {
                  findings.put(names.position(item, number), found);
                }
                return named;
              }));
    }
    return () -> SourceChain.of(mapped);
  }

  private static MergeFinding renamed(DatasetItem item, DatasetItem named, int source) {
    String text = "the id is in several datasets, here it becomes \"" + named.id() + "\"";
    return new MergeFinding(FindingKind.RENAMED_ITEM, item.id(), item.subset(), List.of(source), text);
  }

  /** Returns a label's name for texts. */
  static String nameOf(LabelCategories labels, int index) {
    return index < 0 ? "no label" : index < labels.size() ? labels.get(index).name() : String.valueOf(index);
  }
}
