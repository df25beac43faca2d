// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.LabelCategories;
import org.jspecify.annotations.Nullable;

/** Makes one annotation of a cluster. For one item and one thread. */
final class Voting {
  private static final String SCORE = "score";

  private final MergeOptions options;
  private final LabelCategories labels;
  private final int sources;
  private final Agreement agreement;
  private final DatasetItem item;
  private final List<MergeFinding> findings;

  Voting(
      MergeOptions options,
      LabelCategories labels,
      int sources,
      Agreement agreement,
      DatasetItem item,
      List<MergeFinding> findings) {
    this.options = options;
    this.labels = labels;
    this.sources = sources;
    this.agreement = agreement;
    this.item = item;
    this.findings = findings;
  }

  /**
   * Merges shapes of one object: the one that is nearest to their mean stands for all, with the share of votes times the
   * mean agreement with it as its score.
   */
  Annotation shape(List<Member> cluster) {
    Annotation nearest = agreement.nearestToMean(cluster).annotation();
    double agreed = 0;
    double votes = 0;
    int zOrder = Integer.MIN_VALUE;
    for (Member member : cluster) {
      agreed += agreement.of(nearest, member.annotation()) / cluster.size();
      votes += member.score() / sources;
      zOrder = Math.max(zOrder, member.annotation().zOrder());
    }
    Common common = nearest.common().withZOrder(zOrder);
    boolean isElected = !common.hasLabel() || cluster.size() >= options.quorum();
    if (!isElected) {
      String label = Merger.nameOf(labels, common.labelIndex());
      add(FindingKind.FAILED_LABEL_VOTING, sourcesOf(cluster),
          nearest.type().text() + " of " + label + " has " + votes(cluster.size()));
      common = common.withLabelIndex(Common.NO_LABEL);
    }
    double score = common.hasLabel() ? votes * agreed : agreed;
    // The chosen shape's own attributes stand; the votes fill in what it does not have.
    Attributes.Builder attributes = Attributes.builder().putAll(elected(cluster)).putAll(nearest.attributes());
    return nearest.withCommon(common.withAttributes(attributes.put(SCORE, score).build()));
  }

  /** Merges labels of the item, or captions, that say the same; null when they are too few. */
  @Nullable Annotation statement(List<Member> cluster, boolean needsQuorum) {
    Annotation first = cluster.get(0).annotation();
    int votes = sourcesOf(cluster).size();
    if (needsQuorum && votes < options.quorum()) {
      add(FindingKind.FAILED_LABEL_VOTING, sourcesOf(cluster),
          "label " + Merger.nameOf(labels, first.labelIndex()) + " has " + votes(votes));
      return null;
    }
    Attributes attributes = elected(cluster).with(SCORE, (double) votes / sources);
    return first.withCommon(first.common().withAttributes(attributes));
  }

  private String votes(int count) {
    return count + (count == 1 ? " vote" : " votes") + ", the quorum is " + options.quorum();
  }

  private Attributes elected(List<Member> cluster) {
    Map<String, Map<Object, Set<Integer>>> votes = new LinkedHashMap<>();
    Set<String> nulls = new LinkedHashSet<>();
    for (Member member : cluster) {
      Attributes own = member.annotation().attributes();
      for (int i = 0; i < own.size(); i++) {
        Object value = own.value(i);
        if (value == null) {
          nulls.add(own.name(i));
        } else if (!options.ignoredAttributes().contains(own.name(i))) {
          votes
              .computeIfAbsent(own.name(i), name -> new LinkedHashMap<>())
              .computeIfAbsent(value, key -> new LinkedHashSet<>())
              .add(member.source());
        }
      }
    }
    Attributes.Builder elected = Attributes.builder();
    votes.forEach((name, values) -> elect(name, values, cluster, elected));
    nulls.stream().filter(name -> !votes.containsKey(name)).forEach(name -> elected.put(name, null));
    return elected.build();
  }

  private void elect(
      String name, Map<Object, Set<Integer>> values, List<Member> cluster, Attributes.Builder elected) {
    Object winner = null;
    int most = 0;
    int all = 0;
    for (Map.Entry<Object, Set<Integer>> value : values.entrySet()) {
      int count = value.getValue().size();
      all += count;
      if (count > most) {
        most = count;
        winner = value.getKey();
      }
    }
    if (most >= options.quorum()) {
      elected.put(name, Objects.requireNonNull(winner));
      return;
    }
    if (name.equals(SCORE)) {
      return;
    }
    // When too few have the attribute at all, those who have it are the odd ones; otherwise those who disagree.
    Set<Integer> voters = values.get(winner);
    List<Integer> blamed = new ArrayList<>();
    for (int source : sourcesOf(cluster)) {
      boolean isVoter = voters != null && voters.contains(source);
      if (isVoter == all < options.quorum()) {
        blamed.add(source);
      }
    }
    add(FindingKind.FAILED_ATTR_VOTING, blamed, "attribute " + name + " has " + votes(most));
  }

  static List<Integer> sourcesOf(List<Member> cluster) {
    Set<Integer> found = new LinkedHashSet<>();
    cluster.forEach(member -> found.add(member.source()));
    return List.copyOf(found);
  }

  private void add(FindingKind kind, List<Integer> blamed, String text) {
    findings.add(new MergeFinding(kind, item.id(), item.subset(), blamed, text));
  }
}
