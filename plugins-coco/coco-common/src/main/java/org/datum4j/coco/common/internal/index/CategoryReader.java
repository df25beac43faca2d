// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.jspecify.annotations.Nullable;

/** Reads the list of categories of a COCO file. */
public final class CategoryReader {
  private static final JsonNames FIELDS = JsonNames.of("id", "name", "supercategory", "keypoints", "skeleton");

  private final JsonReader reader = new JsonReader();
  private final String file;
  private final Consumer<Issue> errors;
  private long index;
  private long start;

  /**
   * Reads categories of a file.
   *
   * @param errors takes errors; returns when the category is to be left out
   */
  public CategoryReader(String file, Consumer<Issue> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** Returns the categories of a file in its order, without those whose id or form is faulty. */
  public List<CocoCategory> read(CocoIndex of) {
    for (CocoMember member : of.members()) {
      byte[] bytes = member.bytes();
      if (member.name().equals("categories") && bytes != null && bytes[0] == '[') {
        List<CocoCategory> categories = read(bytes, member.start());
        noteRepeatedNames(of, categories);
        return categories;
      }
    }
    return List.of();
  }

  private static void noteRepeatedNames(CocoIndex of, List<CocoCategory> categories) {
    Set<String> names = new HashSet<>();
    Set<Long> repeated = new HashSet<>();
    for (CocoCategory category : categories) {
      if (!names.add(category.name())) {
        repeated.add(category.id());
      }
    }
    of.repeatedNames = Set.copyOf(repeated);
  }

  /** Returns the categories of a list's text. */
  public List<CocoCategory> read(byte[] list, long offset) {
    List<CocoCategory> categories = new ArrayList<>();
    Map<Long, String> names = new HashMap<>();
    JsonReader outer = new JsonReader();
    outer.reset(list, 0, list.length, offset);
    outer.beginArray();
    for (index = 0; outer.nextElement(); index++) {
      outer.skipValue();
      CocoCategory category = category(list, outer.start(), outer.end(), offset);
      if (category == null) {
        continue;
      }
      String earlier = names.putIfAbsent(category.id(), category.name());
      if (earlier == null) {
        categories.add(category);
      } else {
        error(CocoIssues.CATEGORY_TWICE,
            "duplicate category id " + category.id() + " of \"" + earlier + "\" and \"" + category.name() + "\"",
            ".id");
      }
    }
    return categories;
  }

  private @Nullable CocoCategory category(byte[] list, int from, int to, long offset) {
    start = offset + from;
    reader.reset(list, from, to, start);
    reader.within("$.categories", index);
    try {
      return fields(new String(list, from, to - from, StandardCharsets.UTF_8));
    } catch (JsonException fault) {
      error(CocoIssues.CATEGORY_FIELD, "category number " + index + ": " + fault.detail(), "");
      return null;
    }
  }

  private @Nullable CocoCategory fields(String json) {
    Long id = null;
    String name = null;
    String parent = "";
    boolean hasKeypoints = false;
    List<String> keypoints = List.of();
    List<PointsCategory.Joint> joints = List.of();
    reader.beginObject();
    for (int field = reader.nextName(FIELDS); field != JsonNames.END; field = reader.nextName(FIELDS)) {
      switch (field) {
        case 0 -> id = id();
        case 1 -> name = reader.peek() == JsonToken.STRING ? reader.stringValue() : null;
        case 2 -> parent = text();
        case 3 -> {
          hasKeypoints = true;
          keypoints = keypoints();
        }
        case 4 -> joints = joints();
        default -> reader.skipValue();
      }
    }
    if (id == null) {
      error(CocoIssues.CATEGORY_FIELD, "id of category number " + index + " is missing or no whole number", ".id");
      return null;
    }
    if (name == null || name.isEmpty()) {
      error(CocoIssues.CATEGORY_FIELD, "name of category " + id + " is missing or empty, expected a text", ".name");
      return null;
    }
    return new CocoCategory(id, name, parent, hasKeypoints, keypoints, joints, json);
  }

  private @Nullable Long id() {
    reader.skipValue();
    return PlainJson.wholeOf(reader.text());
  }

  private String text() {
    JsonToken token = reader.peek();
    if (token == JsonToken.STRING) {
      return reader.stringValue();
    }
    reader.skipValue();
    return token == JsonToken.NULL ? "" : reader.text();
  }

  private List<String> keypoints() {
    List<String> names = new ArrayList<>();
    if (reader.nullValue()) {
      return names;
    }
    reader.beginArray();
    while (reader.nextElement()) {
      names.add(text());
    }
    return names;
  }

  private List<PointsCategory.Joint> joints() {
    List<PointsCategory.Joint> joints = new ArrayList<>();
    if (PlainJson.read(reader) instanceof List<?> pairs) {
      for (Object pair : pairs) {
        if (pair instanceof List<?> ends
            && ends.size() == 2
            && ends.get(0) instanceof Long from
            && ends.get(1) instanceof Long to
            && from == from.intValue()
            && to == to.intValue()) {
          joints.add(new PointsCategory.Joint(from.intValue(), to.intValue()));
        } else {
          error(CocoIssues.CATEGORY_FIELD, "skeleton of category number " + index + " holds no pair of whole numbers",
              ".skeleton");
        }
      }
    }
    return joints;
  }

  private void error(String code, String what, String field) {
    Location place = Location.ofFile(file).withOffset(start).withPath("$.categories[" + index + "]" + field);
    errors.accept(
        Issue.error(code, what, place, "Correct the category, or import with --on-error skip to leave it out."));
  }
}
