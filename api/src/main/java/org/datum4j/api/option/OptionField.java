// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.jspecify.annotations.Nullable;

/** A component of an options record: converts what is given to the component's type. */
final class OptionField {
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  private final OptionSpec spec;
  private final Class<?> container;
  private final Class<?> element;

  private OptionField(OptionSpec spec, Class<?> container, Class<?> element) {
    this.spec = spec;
    this.container = container;
    this.element = element;
  }

  static OptionField of(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    if (option == null) {
      throw new IllegalArgumentException("record component " + component + " lacks @Option");
    }
    Class<?> container = component.getType();
    Class<?> element = container;
    if (container == List.class || container == Optional.class) {
      element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
    boolean hasDefault = !option.defaultValue().equals(Option.NONE);
    boolean isFlag = element == boolean.class || element == Boolean.class;
    OptionSpec spec =
        new OptionSpec(
            option.name(),
            List.of(option.aliases()),
            option.help(),
            hasDefault ? Optional.of(option.defaultValue()) : Optional.empty(),
            option.label().isEmpty() ? label(element) : option.label(),
            choices(element),
            isFlag,
            container == List.class,
            !hasDefault && container != List.class && container != Optional.class);
    return new OptionField(spec, container, element);
  }

  OptionSpec spec() {
    return spec;
  }

  static boolean isBoolean(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return TRUE.contains(lower) || FALSE.contains(lower);
  }

  Object convert(@Nullable Object given) {
    Object value = given;
    if (value == null) {
      value = spec.defaultValue().orElse(null);
    }
    if (container == List.class) {
      return list(value);
    }
    if (container == Optional.class) {
      return value == null ? Optional.empty() : value instanceof Optional<?> ready ? ready : Optional.of(single(value));
    }
    if (value == null) {
      throw new OptionException(
          Issue.error(
              "OPTION-VALUE-MISSING",
              "option --" + spec.name() + " is required",
              Location.unknown(),
              "Add --" + spec.name() + " " + spec.label() + "."));
    }
    return single(value);
  }

  private List<Object> list(@Nullable Object value) {
    List<Object> values = new ArrayList<>();
    if (value instanceof Collection<?> several) {
      for (Object one : several) {
        values.add(single(one));
      }
    } else if (value instanceof String text) {
      for (String part : split(text)) {
        values.add(single(part));
      }
    } else if (value != null) {
      values.add(single(value));
    }
    return List.copyOf(values);
  }

  /** Takes a text of the command line apart at commas; one behind a backslash is part of the value. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : COMMA.split(text)) {
      if (!part.isBlank()) {
        parts.add(part.strip().replace("\\,", ","));
      }
    }
    return parts;
  }

  private Object single(Object value) {
    if (value instanceof String text) {
      return parse(text);
    }
    if (value instanceof Number number) {
      return widen(number);
    }
    boolean fits = element.isInstance(value) || isFlagType() && value instanceof Boolean;
    if (!fits) {
      throw refused(value.toString());
    }
    return value;
  }

  private boolean isFlagType() {
    return element == boolean.class;
  }

  private Object widen(Number number) {
    if (element == int.class || element == Integer.class) {
      return Math.toIntExact(number.longValue());
    }
    if (element == long.class || element == Long.class) {
      return number.longValue();
    }
    if (element == double.class || element == Double.class) {
      return number.doubleValue();
    }
    return parse(number.toString());
  }

  private Object parse(String text) {
    try {
      if (spec.isFlag()) {
        return bool(text);
      }
      if (element == int.class || element == Integer.class) {
        return Integer.valueOf(text.strip());
      }
      if (element == long.class || element == Long.class) {
        return Long.valueOf(text.strip());
      }
      if (element == double.class || element == Double.class) {
        return finite(Double.parseDouble(text.strip()), text);
      }
      if (element == Path.class) {
        return Path.of(text);
      }
    } catch (IllegalArgumentException malformed) {
      throw refused(text);
    }
    if (element.isEnum()) {
      return choice(text);
    }
    return text;
  }

  private double finite(double value, String text) {
    if (!Double.isFinite(value)) {
      throw refused(text);
    }
    return value;
  }

  private boolean bool(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      throw refused(text);
    }
    return TRUE.contains(lower);
  }

  private Object choice(String text) {
    for (Object constant : element.getEnumConstants()) {
      if (text(constant).equals(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
    }
    throw refused(text);
  }

  private OptionException refused(String text) {
    String expected = spec.choices().isEmpty() ? spec.label() : "one of " + String.join(", ", spec.choices());
    return new OptionException(
        Issue.error(
            "OPTION-VALUE-MALFORMED",
            "option --" + spec.name() + " has the value \"" + text + "\", expected " + expected,
            Location.unknown(),
            "Correct the value of --" + spec.name() + "."));
  }

  private static String label(Class<?> element) {
    if (element == boolean.class || element == Boolean.class) {
      return "true|false";
    }
    if (element == Path.class) {
      return "FILE";
    }
    if (element == int.class || element == Integer.class || element == long.class || element == Long.class) {
      return "INTEGER";
    }
    if (element == double.class || element == Double.class) {
      return "NUMBER";
    }
    return element.isEnum() ? String.join("|", choices(element)) : "TEXT";
  }

  private static List<String> choices(Class<?> element) {
    return element.isEnum() ? Arrays.stream(element.getEnumConstants()).map(OptionField::text).toList() : List.of();
  }

  private static String text(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
