// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.jspecify.annotations.Nullable;

/**
 * The options of a format or transform: a record whose components carry {@link Option}. The record's package need not be
 * open to anybody; the lookup of its owner gives access.
 *
 * <pre>{@code
 * static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);
 * }</pre>
 *
 * @param <T> the record
 */
public final class OptionType<T extends Record> {
  private static final OptionType<NoOptions> NO_OPTIONS = of(MethodHandles.lookup(), NoOptions.class);

  private final Class<T> type;
  private final MethodHandle constructor;
  private final List<OptionField> fields;

  private OptionType(Class<T> type, MethodHandle constructor, List<OptionField> fields) {
    this.type = type;
    this.constructor = constructor;
    this.fields = fields;
  }

  /** Returns the type of things without options. */
  public static OptionType<NoOptions> none() {
    return NO_OPTIONS;
  }

  /**
   * Reads the declaration of a record.
   *
   * @param lookup the owner's {@code MethodHandles.lookup()}
   * @throws IllegalArgumentException if the record is not declared as {@link Option} says
   */
  public static <T extends Record> OptionType<T> of(MethodHandles.Lookup lookup, Class<T> type) {
    List<OptionField> fields = new ArrayList<>();
    List<Class<?>> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(OptionField.of(component));
      parameters.add(component.getType());
    }
    try {
      MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters));
      return new OptionType<>(type, constructor, List.copyOf(fields));
    } catch (ReflectiveOperationException unreachable) {
      throw new IllegalArgumentException(
          "the options record " + type.getName() + " cannot be constructed with its owner's lookup", unreachable);
    }
  }

  /** Returns the options in order of declaration. */
  public List<OptionSpec> specs() {
    return fields.stream().map(OptionField::spec).toList();
  }

  /** Returns the option of a name or alias in any common spelling, as {@code save_media} for {@code save-media}. */
  public Optional<OptionSpec> find(String name) {
    return Optional.ofNullable(field(name)).map(OptionField::spec);
  }

  /**
   * Reads words of a command line, as {@code --save-media --image-ext .png --reindex false} or {@code --reindex=false}.
   *
   * @return values by name, for {@link #bind(Map)}
   * @throws OptionException if an option is unknown or lacks its value
   */
  public Map<String, Object> parse(List<String> words) {
    return new OptionParser(this).parse(words);
  }

  /**
   * Makes the record from values by name.
   *
   * @param values values of the component's type, or texts as on the command line
   * @throws OptionException if a name is unknown, a required one is missing or a value does not fit
   */
  public T bind(Map<String, ?> values) {
    Map<OptionField, Object> given = new LinkedHashMap<>();
    values.forEach((name, value) -> given.put(known(name), Objects.requireNonNull(value)));
    @Nullable Object[] arguments = new @Nullable Object[fields.size()];
    for (int i = 0; i < arguments.length; i++) {
      OptionField field = fields.get(i);
      arguments[i] = field.convert(given.get(field));
    }
    return construct(arguments);
  }

  private T construct(@Nullable Object[] arguments) {
    try {
      return type.cast(constructor.invokeWithArguments(arguments));
    } catch (OptionException refused) {
      throw refused;
    } catch (IllegalArgumentException refused) {
      String what = Objects.requireNonNullElse(refused.getMessage(), "an option's value is out of range");
      throw new OptionException(
          Issue.error("OPTION-VALUE-RANGE", what, Location.unknown(), "Give a value that is allowed."), refused);
    } catch (Error | RuntimeException broken) {
      throw broken;
    } catch (Throwable checked) {
      throw new IllegalStateException("options record " + type.getName() + " throws a checked exception", checked);
    }
  }

  OptionField known(String name) {
    OptionField field = field(name);
    if (field != null) {
      return field;
    }
    String all = fields.isEmpty() ? "There are no options here." : "The options are " + names() + ".";
    throw new OptionException(
        Issue.error("OPTION-NAME-UNKNOWN", "unknown option --" + name, Location.unknown(), all));
  }

  private @Nullable OptionField field(String name) {
    String wanted = normal(name);
    for (OptionField field : fields) {
      if (normal(field.spec().name()).equals(wanted)
          || field.spec().aliases().stream().anyMatch(alias -> normal(alias).equals(wanted))) {
        return field;
      }
    }
    return null;
  }

  private String names() {
    return String.join(", ", fields.stream().map(field -> "--" + field.spec().name()).toList());
  }

  private static String normal(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The record of things without options. */
  public record NoOptions() {}
}
