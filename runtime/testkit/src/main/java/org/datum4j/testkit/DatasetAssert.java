// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;

/** Compares datasets and says in words what differs. */
public final class DatasetAssert extends AbstractAssert<DatasetAssert, ImportedDataset> {
  private static final int SHOWN = 20;

  private DatasetAssert(ImportedDataset actual) {
    super(actual, DatasetAssert.class);
  }

  /** Starts a comparison. */
  public static DatasetAssert assertThatDataset(ImportedDataset actual) {
    return new DatasetAssert(actual);
  }

  /** Checks that the dataset's {@link DatasetDump} is a text, line by line; leading and trailing blank lines do not count. */
  public DatasetAssert hasDump(String expected) {
    List<String> wanted = expected.strip().lines().map(String::stripTrailing).toList();
    List<String> found = DatasetDump.of(actual).strip().lines().map(String::stripTrailing).toList();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(wanted.size(), found.size()) && differences.size() < SHOWN; i++) {
      String want = i < wanted.size() ? wanted.get(i) : "(end)";
      String have = i < found.size() ? found.get(i) : "(end)";
      if (!want.equals(have)) {
        differences.add("line " + (i + 1) + "\n  expected " + want + "\n  but was  " + have);
      }
    }
    return fail(differences);
  }

  /** Checks equality with another dataset, numbers exactly. */
  public DatasetAssert isSameAs(ImportedDataset expected) {
    return isCloseTo(expected, 0);
  }

  /**
   * Checks equality with another dataset: labels by name and in order, items by subset and id in any order, annotations
   * in order. Ids and groups of annotations, and origins, do not count.
   *
   * @param tolerance how far each coordinate may be off, in pixels
   */
  public DatasetAssert isCloseTo(ImportedDataset expected, double tolerance) {
    return fail(new DatasetComparison(tolerance).differences(expected, actual));
  }

  /** Checks that reading told no issue. */
  public DatasetAssert hasNoIssues() {
    return fail(actual.issues().stream().flatMap(summary -> summary.samples().stream()).map(i -> i.text()).toList());
  }

  /** Checks an item's text in {@link DatasetDump}. */
  public DatasetAssert hasItem(String id, String dump) {
    DatasetItem item = actual.item(id);
    Categories categories = actual.schema().categories();
    String found = DatasetDump.of(item, categories).strip();
    return found.equals(dump.strip()) ? this : fail(List.of("expected\n" + dump.strip() + "\nbut was\n" + found));
  }

  private DatasetAssert fail(List<String> differences) {
    if (!differences.isEmpty()) {
      String text = String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())));
      failWithMessage("%s", text + (differences.size() > SHOWN ? "\n… and more" : ""));
    }
    return this;
  }
}
