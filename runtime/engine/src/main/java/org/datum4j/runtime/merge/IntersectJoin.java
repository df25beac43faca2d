// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Lets datasets vote on what an item shows. */
final class IntersectJoin implements ItemJoin {
  /** Two lines can be close though their boxes do not touch. */
  private static final double LINE_REACH = 1;

  private final MergeOptions options;
  private final LabelCategories labels;
  private final int sources;

  IntersectJoin(MergeOptions options, LabelCategories labels, int sources) {
    this.options = options;
    this.labels = labels;
    this.sources = sources;
  }

  @Override
  public DatasetItem join(List<Version> versions, List<MergeFinding> findings) {
    DatasetItem first = versions.get(0).item();
    List<DatasetItem> items = versions.stream().map(Version::item).toList();
    if (versions.size() < sources) {
      List<Integer> missing = new ArrayList<>();
      for (int i = 0; i < sources; i++) {
        int source = i;
        if (versions.stream().noneMatch(version -> version.source() == source)) {
          missing.add(i);
        }
      }
      add(findings, FindingKind.NO_MATCHING_ITEM, first, missing, "the item is not in all datasets");
    }
    Agreement agreement = new Agreement(items, options.sigmas());
    Voting voting = new Voting(options, labels, sources, agreement, first, findings);
    return first
        .withImage(image(items))
        .withAttributes(attributes(items))
        .withAnnotations(annotations(versions, agreement, voting, findings));
  }

  private List<Annotation> annotations(
      List<Version> versions, Agreement agreement, Voting voting, List<MergeFinding> findings) {
    DatasetItem item = versions.get(0).item();
    List<List<Member>> clusters = new ArrayList<>();
    byType(versions).forEach((type, members) -> clusters.addAll(clusters(type, members, agreement)));
    long[] groups = GroupNumbers.of(clusters);
    List<Annotation> kept = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      List<Member> cluster = clusters.get(i);
      checkSources(cluster, versions, findings);
      AnnotationType type = cluster.get(0).annotation().type();
      Annotation merged =
          type.isShape() ? voting.shape(cluster) : voting.statement(cluster, type == AnnotationType.LABEL);
      if (merged != null && new Member(0, merged).score() >= options.outputConfidence()) {
        kept.add(merged.withCommon(merged.common().withGroup(groups[i])));
      }
    }
    checkDistances(item, kept, agreement, findings);
    return kept;
  }

  /** Returns the annotations of each kind, by dataset. */
  private static Map<AnnotationType, List<List<Member>>> byType(List<Version> versions) {
    Map<AnnotationType, List<List<Member>>> byType = new LinkedHashMap<>();
    for (Version version : versions) {
      Map<AnnotationType, List<Member>> own = new LinkedHashMap<>();
      for (Annotation annotation : version.item().annotations()) {
        own.computeIfAbsent(annotation.type(), type -> new ArrayList<>())
            .add(new Member(version.source(), annotation));
      }
      own.forEach((type, members) -> byType.computeIfAbsent(type, key -> new ArrayList<>()).add(members));
    }
    return byType;
  }

  private List<List<Member>> clusters(AnnotationType type, List<List<Member>> bySource, Agreement agreement) {
    if (type.isShape()) {
      double reach = type == AnnotationType.POLYLINE ? LINE_REACH : 0;
      return Clusters.of(bySource, agreement, options.iouThreshold(), reach);
    }
    Map<Object, List<Member>> same = new LinkedHashMap<>();
    for (List<Member> members : bySource) {
      for (Member member : members) {
        Object key =
            member.annotation() instanceof Caption caption ? caption.caption() : (Object) member.annotation().labelIndex();
        same.computeIfAbsent(key, none -> new ArrayList<>()).add(member);
      }
    }
    return new ArrayList<>(same.values());
  }

  private void checkSources(List<Member> cluster, List<Version> versions, List<MergeFinding> findings) {
    List<Integer> present = Voting.sourcesOf(cluster);
    List<Integer> missing = new ArrayList<>();
    for (Version version : versions) {
      if (!present.contains(version.source()) && !version.item().annotations().isEmpty()) {
        missing.add(version.source());
      }
    }
    if (!missing.isEmpty()) {
      add(
          findings,
          FindingKind.NO_MATCHING_ANN,
          versions.get(0).item(),
          missing,
          describe(cluster.get(0).annotation()) + " has no match in all datasets");
    }
  }

  /** Looks at pairs whose boxes are near each other only; an item may have very many annotations. */
  private void checkDistances(
      DatasetItem item, List<Annotation> merged, Agreement agreement, List<MergeFinding> findings) {
    List<Annotation> shapes = new ArrayList<>(merged);
    shapes.removeIf(annotation -> !annotation.type().isShape() || isNowhere(annotation));
    shapes.sort(
        Comparator.comparing(Annotation::type).thenComparingDouble(annotation -> agreement.box(annotation)[0]));
    for (int i = 0; i < shapes.size(); i++) {
      Annotation one = shapes.get(i);
      double[] box = agreement.box(one);
      double reach = one.type() == AnnotationType.POLYLINE ? box[2] + box[3] : 0;
      for (int j = i + 1; j < shapes.size(); j++) {
        Annotation other = shapes.get(j);
        if (other.type() != one.type() || agreement.box(other)[0] > box[0] + box[2] + reach) {
          break;
        }
        double agreed = agreement.of(one, other);
        if (agreed > options.closeDistance()) {
          String text =
              describe(one) + " and " + describe(other) + " agree by " + Math.round(agreed * 1000) / 1000.0
                  + ", more than " + options.closeDistance();
          add(findings, FindingKind.ANNOTATIONS_TOO_CLOSE, item, List.of(), text);
        }
      }
    }
  }

  /** Objects without a single known keypoint are many in COCO, and say nothing about each other. */
  private static boolean isNowhere(Annotation annotation) {
    return annotation instanceof Points points
        && points.visibility().stream().allMatch(visibility -> visibility == Visibility.ABSENT);
  }

  private String describe(Annotation annotation) {
    String id = annotation.id() == 0 ? "" : " " + annotation.id();
    if (annotation instanceof Caption caption) {
      return "caption" + id + " \"" + caption.caption() + "\"";
    }
    return annotation.type().text() + id + " of " + Merger.nameOf(labels, annotation.labelIndex());
  }

  private static void add(
      List<MergeFinding> findings, FindingKind kind, DatasetItem item, List<Integer> blamed, String text) {
    findings.add(new MergeFinding(kind, item.id(), item.subset(), blamed, text));
  }

  /** Returns the first image that is there, else the first that is named. */
  private static @Nullable Image image(List<DatasetItem> items) {
    Image found = null;
    for (DatasetItem item : items) {
      Image image = item.image().orElse(null);
      if (image != null && (found == null || !found.hasData() && image.hasData())) {
        found = image;
      }
    }
    return found;
  }

  private static Attributes attributes(List<DatasetItem> items) {
    Attributes all = items.get(0).attributes();
    for (DatasetItem item : items) {
      for (int i = 0; i < item.attributes().size(); i++) {
        String name = item.attributes().name(i);
        all = all.has(name) ? all : all.with(name, item.attributes().value(i));
      }
    }
    return all;
  }
}
