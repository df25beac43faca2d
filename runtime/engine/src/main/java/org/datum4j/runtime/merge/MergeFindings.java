// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.json.PrettyJson;

/** What a merge has found so far, in the order of the items, whatever the threads. */
public final class MergeFindings {
  private static final long CATEGORIES = -1;

  private final Map<Long, List<MergeFinding>> byItem = new ConcurrentSkipListMap<>();
  private final Run run;

  MergeFindings(Run run) {
    this.run = run;
  }

  void ofCategories(List<MergeFinding> findings) {
    put(CATEGORIES, findings);
  }

  /** Notes an item's findings; another pass over the same item replaces them. */
  void put(long position, List<MergeFinding> findings) {
    if (!findings.isEmpty()) {
      byItem.put(position, List.copyOf(findings));
      findings.forEach(finding -> run.issues().report(finding.issue()));
    }
  }

  /** Returns all findings; complete when all items were read. */
  public List<MergeFinding> list() {
    List<MergeFinding> all = new ArrayList<>();
    byItem.values().forEach(all::addAll);
    return all;
  }

  /** Returns the findings with the keys of Datumaro's {@code merge_report.json}. */
  public String toJson() {
    List<MergeFinding> all = list();
    Map<String, Integer> items = new LinkedHashMap<>();
    Map<Integer, Integer> sources = new TreeMap<>();
    for (MergeFinding finding : all) {
      if (!finding.itemId().isEmpty()) {
        items.merge("(" + quoted(finding.itemId()) + ", " + quoted(finding.subset()) + ")", 1, Integer::sum);
      }
      finding.sources().forEach(source -> sources.merge(source, 1, Integer::sum));
    }
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.name("Item errors").beginObject();
    items.forEach((item, count) -> json.name(item).value(count));
    json.endObject();
    json.name("Source errors").beginObject();
    sources.forEach((source, count) -> json.name(String.valueOf(source)).value(count));
    json.endObject();
    json.endObject();
    String head = PrettyJson.of(json.toString());
    String list = all.isEmpty() ? "[]" : all.stream().map(MergeFindings::line).collect(joining(",\n  ", "[\n  ", "\n ]"));
    return head.substring(0, head.lastIndexOf('\n')) + ",\n \"All errors\": " + list + "\n}";
  }

  /** Each finding gets a line of its own, for people. */
  private static String line(MergeFinding finding) {
    JsonWriter json = new JsonWriter(256);
    json.value(text(finding));
    return json.toString();
  }

  private static String text(MergeFinding finding) {
    String item =
        finding.itemId().isEmpty() ? "" : "Item (" + quoted(finding.itemId()) + ", " + quoted(finding.subset()) + "): ";
    return finding.kind().text() + ": " + item + finding.text()
        + (finding.sources().isEmpty() ? "" : ", sources " + finding.sources());
  }

  /** Datumaro's keys are Python's text of a pair. */
  private static String quoted(String text) {
    boolean hasQuote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0;
    String escaped = text.replace("\\", "\\\\");
    return hasQuote ? '"' + escaped + '"' : "'" + escaped.replace("'", "\\'") + "'";
  }
}
