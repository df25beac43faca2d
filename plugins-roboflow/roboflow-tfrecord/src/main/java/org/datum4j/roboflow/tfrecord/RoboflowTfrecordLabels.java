// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.LabelCategories;

/** Classes by their numbers in the label maps and by their names. */
final class RoboflowTfrecordLabels {
  private static final Pattern ITEM = Pattern.compile("item\\s*:?\\s*\\{([^{}]*)\\}");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w])name\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')");
  private static final Pattern ID = Pattern.compile("(?<![\\w])id\\s*:\\s*(\\d{1,9})");

  private final Map<Integer, String> byId = new TreeMap<>();
  private final Set<String> more = new LinkedHashSet<>();

  /** Adds the entries of a label map; the first name of a number counts. */
  void addMap(String text) {
    Matcher item = ITEM.matcher(text);
    while (item.find()) {
      Matcher name = NAME.matcher(item.group(1));
      Matcher id = ID.matcher(item.group(1));
      if (name.find() && id.find()) {
        String given = name.group(1) == null ? name.group(2) : name.group(1);
        byId.putIfAbsent(Integer.parseInt(id.group(1)), given.replaceAll("\\\\(.)", "$1"));
      }
    }
  }

  void add(String name) {
    more.add(name);
  }

  LabelCategories categories() {
    Set<String> names = new LinkedHashSet<>(byId.values());
    names.addAll(more);
    return LabelCategories.ofNames(names);
  }

  /** Returns the label index of an object by its name, else by its number. */
  int index(String name, int id, LabelCategories labels) {
    int index = name.isEmpty() ? Common.NO_LABEL : labels.indexOf(name);
    return index != Common.NO_LABEL || !byId.containsKey(id) ? index : labels.indexOf(byId.get(id));
  }

  /** Returns the numbers and names, for messages. */
  Map<Integer, String> known() {
    return new LinkedHashMap<>(byId);
  }
}
