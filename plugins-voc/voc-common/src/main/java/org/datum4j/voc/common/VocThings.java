// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Polygon;
import org.datum4j.kit.tally.IssueTally;
import org.jspecify.annotations.Nullable;

/**
 * Turns the objects of an annotation file into boxes. An object's id is its position from 0, its group the position
 * from 1, since a group of 0 would be none; parts share the object's group and come after it. Used by one thread at a
 * time.
 */
final class VocThings {
  static final String CROWD = "is_crowd";
  private static final int SHOWN_NAMES = 12;

  private final LabelCategories labels;
  private final Set<String> wanted;
  private final VocTask task;
  private final boolean isSelective;
  private final boolean hasParts;
  private final Map<String, List<String>> actions = new HashMap<>();
  private final IssueSink issues;
  private final IssueTally tally;
  private final Attributes[] flags = new Attributes[8];

  /**
   * Makes a converter.
   *
   * @param labels the dataset's classes
   * @param map where labels, parts and actions are told
   * @param task what is read
   * @param issues takes faults
   * @param tally counts what is odd and harmless
   */
  VocThings(LabelCategories labels, VocLabelMap map, VocTask task, IssueSink issues, IssueTally tally) {
    this.labels = labels;
    this.issues = issues;
    this.tally = tally;
    this.task = task;
    this.hasParts = task.hasParts();
    this.isSelective = task.isAboutPersons();
    this.wanted = new HashSet<>(List.of(VocLabelMap.BACKGROUND, "person"));
    for (VocLabel label : map.labels()) {
      if (!label.parts().isEmpty() && task.hasParts() || !label.actions().isEmpty() && task.hasActions()) {
        wanted.add(label.name());
      }
      if (task.hasActions()) {
        actions.put(label.name(), label.actions());
      }
    }
    for (int i = 0; i < flags.length; i++) {
      flags[i] =
          Attributes.of("difficult", (i & 4) != 0, "truncated", (i & 1) != 0).with("occluded", (i & 2) != 0);
    }
  }

  /**
   * Adds the boxes of a file to others.
   *
   * @param file how users know it
   */
  void addTo(List<Annotation> annotations, VocFields fields, String file) {
    int position = 0;
    for (VocFields.Thing thing : fields.objects) {
      if (isSelective && !thing.name.isEmpty() && !wanted.contains(thing.name)) {
        tellSkipped("object \"" + VocXmlElements.shown(thing.name) + "\"", file, thing);
        continue;
      }
      int index = isSelective ? position++ : thing.number - 1;
      Issue fault = thing.fault != null ? thing.fault : labelFault(thing, file);
      if (fault != null) {
        issues.report(fault);
        continue;
      }
      add(annotations, thing, index, fields, file);
    }
  }

  private void add(List<Annotation> annotations, VocFields.Thing thing, int index, VocFields fields, String file) {
    Origin origin = thing.rest.isEmpty() ? null : Origin.of(VocExportMap.ORIGIN, thing.rest);
    long group = index + 1L;
    Common common = Common.of(index, group, labels.indexOf(thing.name), attributes(thing), origin);
    annotations.add(box(common, thing.corners));
    countOddity(thing, fields, file);
    boolean isCut = !hasParts && !thing.parts.isEmpty() || !task.hasActions() && !thing.actions.isEmpty();
    if (isCut) {
      tellSkipped("parts or actions of \"" + VocXmlElements.shown(thing.name) + "\"", file, thing);
    }
    for (double[] polygon : thing.polygons) {
      annotations.add(new Polygon(common, Coordinates.of(polygon)));
    }
    for (VocFields.Thing part : hasParts ? thing.parts : List.<VocFields.Thing>of()) {
      Issue fault = part.fault != null ? part.fault : labelFault(part, file);
      if (fault != null) {
        issues.report(fault);
      } else {
        Common own = Common.of(0, group, labels.indexOf(part.name), Attributes.empty(), null);
        annotations.add(box(own, part.corners));
      }
    }
  }

  /** Odd boxes are kept as they are, since a reader cannot know what was meant. */
  private void countOddity(VocFields.Thing thing, VocFields fields, String file) {
    double[] at = thing.corners;
    boolean isEmpty = !(at[2] > at[0] && at[3] > at[1]);
    boolean isOutside =
        at[0] < 0
            || at[1] < 0
            || fields.width > 0 && at[2] > fields.width
            || fields.height > 0 && at[3] > fields.height;
    if (isEmpty || isOutside) {
      String code = isEmpty ? VocIssues.BBOX_SIZE : VocIssues.BBOX_OUTSIDE;
      String kind = isEmpty ? "box without area" : "box that reaches out of its image";
      String sample =
          "\"" + VocXmlElements.shown(thing.name) + "\" at " + at[0] + ", " + at[1] + " to " + at[2] + ", " + at[3];
      tally.count(
          Issue.warning(code, kind + ", kept as it is", Location.ofLine(file, thing.line()), "Correct the boxes, or clip"
              + " them if the target needs it."),
          sample);
    }
  }

  private void tellSkipped(String what, String file, VocFields.Thing thing) {
    issues.report(
        Issue.warning(
            VocIssues.ELEMENT_SKIPPED,
            what + " not read, since " + task.formatName() + " has no place for it",
            Location.ofLine(file, thing.line()),
            "Import as voc to have everything."));
  }

  private static Bbox box(Common common, double[] corners) {
    double width = VocNumbers.difference(corners[2], corners[0]);
    double height = VocNumbers.difference(corners[3], corners[1]);
    return new Bbox(common, corners[0], corners[1], width, height);
  }

  private Attributes attributes(VocFields.Thing thing) {
    Attributes base =
        flags[(thing.isTruncated ? 1 : 0) | (thing.isOccluded ? 2 : 0) | (thing.isDifficult ? 4 : 0)];
    List<String> known = actions.getOrDefault(thing.name, List.of());
    boolean hasActions = !actions.isEmpty() && (!known.isEmpty() || !thing.actions.isEmpty());
    double[] point = thing.point;
    if (thing.attributes.isEmpty() && !hasActions && point == null) {
      return thing.pose == null ? base : base.with("pose", thing.pose);
    }
    Attributes.Builder all = Attributes.builder().putAll(base);
    if (thing.pose != null) {
      all.put("pose", thing.pose);
    }
    if (point != null) {
      all.put("point", Arrays.stream(point).boxed().toList());
    }
    for (int i = 0; i < thing.attributes.size(); i += 2) {
      all.put(thing.attributes.get(i), value(thing.attributes.get(i), thing.attributes.get(i + 1)));
    }
    if (hasActions) {
      known.forEach(action -> all.put(action, false));
      for (int i = 0; i < thing.actions.size(); i += 2) {
        all.put(actionName(thing.actions.get(i), known), thing.actions.get(i + 1).equals("1"));
      }
    }
    return all.build();
  }

  /** Values stay texts, but for the one that the model gives a meaning. */
  private static Object value(String name, String text) {
    boolean isTrue = text.equalsIgnoreCase("true") || text.equals("1");
    return name.equals(CROWD) && (isTrue || text.equalsIgnoreCase("false") || text.equals("0")) ? isTrue : text;
  }

  /** Returns the action whose name became a tag, or the tag. */
  private static String actionName(String tag, List<String> known) {
    if (known.contains(tag)) {
      return tag;
    }
    for (String action : known) {
      if (VocExtraElements.elementName(action).equals(tag)) {
        return action;
      }
    }
    return tag;
  }

  private @Nullable Issue labelFault(VocFields.Thing thing, String file) {
    if (labels.indexOf(thing.name) >= 0) {
      return null;
    }
    List<String> names = labels.names();
    String known = String.join(", ", names.subList(0, Math.min(SHOWN_NAMES, names.size())));
    return Issue.error(
        VocIssues.LABEL_UNKNOWN,
        "object " + thing.number + " has the name \"" + VocXmlElements.shown(thing.name)
            + "\", which is no label of the label map (" + known + (names.size() > SHOWN_NAMES ? ", …" : "") + ")",
        Location.ofLine(file, thing.line()).withPath("/annotation/object[" + thing.number + "]/name"),
        "Add the label to labelmap.txt, or import with --on-error skip to leave the object out.");
  }
}
