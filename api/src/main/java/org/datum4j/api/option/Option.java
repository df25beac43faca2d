// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component an option.
 *
 * <p>The component's type says what values it takes: {@code boolean}, {@code int}, {@code long}, {@code double},
 * {@link String}, {@link java.nio.file.Path}, an enum, an {@link java.util.Optional} of one of these, or a
 * {@link java.util.List} of one of these (given several times or separated by commas, where {@code \,} is a comma
 * within a value).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** Name without dashes, kebab-case; it is the component's name in other letters. */
  String name();

  /** Other names, for example a single letter. */
  String[] aliases() default {};

  /** One sentence of help. */
  String help();

  /**
   * The value when none is given, as on the command line. Without one the option is required, unless its type is Optional
   * or List.
   */
  String defaultValue() default NONE;

  /** How the value is called in help, for example {@code FILE}. */
  String label() default "";

  /** Stands for no default. */
  String NONE = "\u0000";
}
