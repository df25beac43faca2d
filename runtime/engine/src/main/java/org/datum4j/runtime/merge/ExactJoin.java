// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/** Joins items that are parts of one: what they say must agree; equal annotations are kept once. */
final class ExactJoin implements ItemJoin {
  private static final int BUFFER = 1 << 16;

  private final Run run;

  ExactJoin(Run run) {
    this.run = run;
  }

  @Override
  public DatasetItem join(List<Version> versions, List<MergeFinding> findings) {
    DatasetItem joined = versions.get(0).item();
    for (Version version : versions.subList(1, versions.size())) {
      Optional<Issue> conflict = conflict(joined, version);
      if (conflict.isPresent()) {
        // Ends the run; or, when the user wants to go on, leaves this version out.
        run.issues().report(conflict.get());
      } else {
        joined = join(joined, version.item());
      }
    }
    return joined;
  }

  private static DatasetItem join(DatasetItem one, DatasetItem other) {
    Attributes.Builder attributes = Attributes.builder().putAll(other.attributes()).putAll(one.attributes());
    return one.withImage(image(one, other))
        .withAttributes(attributes.build())
        .withAnnotations(annotations(one.annotations(), other.annotations()));
  }

  private static Optional<Issue> conflict(DatasetItem one, Version version) {
    DatasetItem other = version.item();
    for (int i = 0; i < one.attributes().size(); i++) {
      String name = one.attributes().name(i);
      Object own = one.attributes().value(i);
      if (other.attributes().has(name) && !Objects.equals(own, other.attributes().get(name))) {
        return Optional.of(
            issue(
                "MERGE-ATTRIBUTE-DIFFERS",
                one,
                "dataset " + version.source() + " says that the attribute " + name + " is "
                    + other.attributes().get(name) + ", an earlier one says " + own));
      }
    }
    if (one.image().isEmpty() || other.image().isEmpty()) {
      return Optional.empty();
    }
    Image own = one.image().get();
    Image theirs = other.image().get();
    Optional<ImageSize> size = own.declaredSize();
    if (size.isPresent() && theirs.declaredSize().isPresent() && !size.equals(theirs.declaredSize())) {
      return Optional.of(
          issue(
              "MERGE-SIZE-DIFFERS",
              one,
              "dataset " + version.source() + " says that the image has the size " + text(theirs.declaredSize().get())
                  + ", an earlier one says " + text(size.get())));
    }
    boolean isSameImage =
        own.hasData() != theirs.hasData()
            || (own.hasData() ? sameBytes(own, theirs) : own.name().equals(theirs.name()));
    return isSameImage
        ? Optional.empty()
        : Optional.of(
            issue(
                "MERGE-MEDIA-DIFFERS",
                one,
                "dataset " + version.source() + " has another image " + theirs.name() + " than " + own.name()));
  }

  private static Issue issue(String code, DatasetItem item, String what) {
    return Issue.error(
        code,
        what + " (datasets are counted from 0)",
        Location.ofItem(item.id(), item.subset()),
        "Merge with -m union to keep both, or make the datasets agree; --on-error skip keeps the first version.");
  }

  private static String text(ImageSize size) {
    return size.width() + " x " + size.height();
  }

  private static boolean sameBytes(Image one, Image other) {
    if (one.file().isPresent() && one.file().equals(other.file())) {
      return true;
    }
    try (InputStream a = one.open();
        InputStream b = other.open()) {
      byte[] left = new byte[BUFFER];
      byte[] right = new byte[BUFFER];
      while (true) {
        int length = a.readNBytes(left, 0, BUFFER);
        int otherLength = b.readNBytes(right, 0, BUFFER);
        if (!Arrays.equals(left, 0, length, right, 0, otherLength)) {
          return false;
        }
        if (length < BUFFER) {
          return true;
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static @Nullable Image image(DatasetItem one, DatasetItem other) {
    Image own = one.image().orElse(null);
    Image theirs = other.image().orElse(null);
    if (own == null || theirs == null) {
      return own == null ? theirs : own;
    }
    Image better = own.hasData() || !theirs.hasData() ? own : theirs;
    ImageSize size = own.declaredSize().or(theirs::declaredSize).orElse(null);
    return better.declaredSize().isPresent() || size == null ? better : better.withDeclaredSize(size);
  }

  private static List<Annotation> annotations(List<Annotation> own, List<Annotation> theirs) {
    Map<Annotation, Integer> left = new HashMap<>();
    own.forEach(annotation -> left.merge(annotation, 1, Integer::sum));
    List<Annotation> news = new ArrayList<>();
    Set<Long> shared = new HashSet<>();
    for (Annotation annotation : theirs) {
      Integer count = left.get(annotation);
      if (count == null || count == 0) {
        news.add(annotation);
      } else {
        left.put(annotation, count - 1);
        shared.add(annotation.group());
      }
    }
    if (news.isEmpty()) {
      return own;
    }
    List<Annotation> all = new ArrayList<>(own);
    all.addAll(regrouped(own, news, shared));
    return all;
  }

  /** Groups of two files may have one number and still be different instances; those that share an annotation are one. */
  private static List<Annotation> regrouped(List<Annotation> own, List<Annotation> news, Set<Long> shared) {
    Set<Long> taken = new HashSet<>();
    long greatest = 0;
    for (Annotation annotation : own) {
      taken.add(annotation.group());
      greatest = Math.max(greatest, annotation.group());
    }
    for (Annotation annotation : news) {
      greatest = Math.max(greatest, annotation.group());
    }
    Map<Long, Long> changed = new HashMap<>();
    List<Annotation> result = new ArrayList<>(news.size());
    for (Annotation annotation : news) {
      long group = annotation.group();
      boolean clashes = group != Common.NO_GROUP && taken.contains(group) && !shared.contains(group);
      if (!clashes) {
        result.add(annotation);
        continue;
      }
      Long fresh = changed.get(group);
      if (fresh == null) {
        fresh = ++greatest;
        changed.put(group, fresh);
      }
      result.add(annotation.withCommon(annotation.common().withGroup(fresh)));
    }
    return result;
  }
}
