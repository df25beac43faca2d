// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.function.Supplier;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.runtime.merge.ItemJoin.Version;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items that several datasets have. Of those, the versions of all datasets but the first are held; everything
 * else streams.
 */
final class JoinedItems {
  private final KeyTable keys = new KeyTable();
  private final Map<Integer, List<Version>> held = new HashMap<>();
  private final int sources;

  private JoinedItems(int sources) {
    this.sources = sources;
  }

  static JoinedItems read(List<? extends DatasetSource> scouts, List<Relabeling> relabelings, Run run) {
    JoinedItems joined = new JoinedItems(scouts.size());
    for (int i = 0; i < scouts.size(); i++) {
      int source = i;
      scouts.get(i).items().forEachRemaining(item -> joined.add(item, source, relabelings.get(source), run));
    }
    return joined;
  }

  private void add(DatasetItem item, int source, Relabeling relabeling, Run run) {
    run.checkCancelled();
    int before = keys.size();
    int key = keys.add(item.id(), item.subset(), source);
    if (key == before) {
      run.progress("comparing ids", key, 0);
    } else {
      held.computeIfAbsent(key, none -> new ArrayList<>(1)).add(new Version(source, relabeling.of(item)));
    }
  }

  int sourceCount() {
    return sources;
  }

  long itemCount() {
    return keys.size();
  }

  Supplier<Spliterator<DatasetItem>> items(
      List<? extends DatasetSource> given,
      List<Relabeling> relabelings,
      ItemJoin join,
      GroupCheck groups,
      MergeFindings findings) {
    List<DatasetSource> mapped = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      DatasetSource source = given.get(i);
      int number = i;
      mapped.add(
          MappedSource.mapOrDrop(
              source,
              source.schema(),
              item -> joined(item, number, relabelings.get(number), join, groups, findings)));
    }
    return () -> SourceChain.of(mapped);
  }

  private @Nullable DatasetItem joined(
      DatasetItem item, int source, Relabeling relabeling, ItemJoin join, GroupCheck groups, MergeFindings findings) {
    int key = keys.find(item.id(), item.subset());
    if (key < 0 || keys.source(key) != source) {
      return null;
    }
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(source, relabeling.of(item)));
    versions.addAll(held.getOrDefault(key, List.of()));
    List<MergeFinding> found = new ArrayList<>();
    DatasetItem one = join.join(versions, found);
    found.addAll(groups.check(one));
    findings.put(key, found);
    return one;
  }
}
