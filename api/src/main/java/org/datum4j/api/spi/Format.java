// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an importer, exporter or transform. The build copies it to the plugin's catalogue entry. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Format {
  /** The name that users type, lower case with underscores, for example {@code coco_instances}. */
  String name();

  /** What it is, for lists, for example {@code COCO instances}. */
  String title();

  /** Other names that users may type. */
  String[] aliases() default {};

  /**
   * Globs of files of which at least one must be there for detection to ask the importer at all, for example
   * {@code **}{@code /*.json}; none means that it is always asked.
   */
  String[] files() default {};
}
