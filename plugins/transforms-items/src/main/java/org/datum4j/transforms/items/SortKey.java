// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.transforms.common.OptionFault;
import org.jspecify.annotations.Nullable;

/**
 * Something to sort by: a number, a text or nothing.
 *
 * @param value gives a {@link Double}, a {@link String} or null
 * @param isReversed whether the greatest comes first
 */
record SortKey(Function<DatasetItem, @Nullable Object> value, boolean isReversed) {
  private static final Map<String, Function<DatasetItem, @Nullable Object>> NAMED =
      Map.of(
          "id", DatasetItem::id,
          "number", item -> number(item.id()),
          "subset", DatasetItem::subset,
          "image-name", item -> item.image().map(Image::name).orElse(null),
          "width", item -> side(item, ImageSize::width),
          "height", item -> side(item, ImageSize::height),
          "size", item -> side(item, ImageSize::pixels),
          "annotations", item -> (double) item.annotations().size());
  private static final String ATTRIBUTE = "attribute:";
  private static final Pattern LAMBDA = Pattern.compile("lambda\\s+(\\w+)\\s*:\\s*(.+)");
  /** What Datumaro's users write, with the item called {@code item}, and the name that it has here. */
  private static final Map<String, String> PYTHON =
      Map.of(
          "item.id", "id",
          "int(item.id)", "number",
          "float(item.id)", "number",
          "item.subset", "subset",
          "len(item.annotations)", "annotations",
          "item.image.path", "image-name",
          "item.media.path", "image-name",
          "item.image.size", "size",
          "item.media.size", "size");
  private static final Pattern PYTHON_ATTRIBUTE =
      Pattern.compile("item\\.attributes(?:\\[|\\.get\\()['\"]([^'\"]+)['\"](?:]|\\))");

  /**
   * Reads keys.
   *
   * @throws org.datum4j.api.issue.OptionException if one is not known
   */
  static List<SortKey> parse(String text) {
    Matcher lambda = LAMBDA.matcher(text.strip());
    if (lambda.matches()) {
      String body = lambda.group(2).replaceAll("\\b" + lambda.group(1) + "\\b", "item");
      return List.of(one(body.strip(), text));
    }
    List<SortKey> keys = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      keys.add(one(part.strip(), text));
    }
    return keys;
  }

  private static SortKey one(String text, String whole) {
    boolean reversed = text.startsWith("-");
    String name = reversed ? text.substring(1).strip() : text;
    Matcher attribute = PYTHON_ATTRIBUTE.matcher(name);
    if (attribute.matches()) {
      return new SortKey(attribute(attribute.group(1)), reversed);
    }
    if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
      return new SortKey(attribute(name.substring(ATTRIBUTE.length())), reversed);
    }
    Function<DatasetItem, @Nullable Object> value = NAMED.get(PYTHON.getOrDefault(name, name));
    if (value == null) {
      throw OptionFault.of("TRANSFORM-SORT-KEY",
          "option --key has the value \"" + whole + "\", and \"" + name + "\" is no key",
          "The keys are id, number, subset, image-name, width, height, size, annotations and attribute:NAME;"
              + " Python expressions are understood only as far as they say the same.");
    }
    return new SortKey(value, reversed);
  }

  private static Function<DatasetItem, @Nullable Object> attribute(String name) {
    return item -> {
      Object value = item.attributes().get(name);
      return value instanceof Number number ? (Object) number.doubleValue() : value == null ? null : value.toString();
    };
  }

  private static @Nullable Object number(String id) {
    try {
      return Double.valueOf(id);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Object side(DatasetItem item, Function<ImageSize, Number> side) {
    Optional<ImageSize> size = item.image().flatMap(Image::size);
    return size.isEmpty() ? null : (Object) side.apply(size.get()).doubleValue();
  }

  /** Compares two values: numbers before texts, texts by code points; nothing comes last, whatever the direction. */
  int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    int result;
    if (a instanceof Double x && b instanceof Double y) {
      result = Double.compare(x, y);
    } else if (a instanceof String x && b instanceof String y) {
      result = compareCodePoints(x, y);
    } else {
      result = a instanceof Double ? -1 : 1;
    }
    return isReversed ? -result : result;
  }

  /** As Python sorts; {@link String#compareTo} puts characters above U+FFFF before some below. */
  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? x - y : high ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
