// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

/** Why a plugin, or a part of one, cannot be used. */
public enum ProblemKind {
  /** The file is no readable jar. */
  UNREADABLE_JAR,
  /** The jar does not say that it is a plugin. */
  NO_DESCRIPTOR,
  /** The plugin's id, version, range or catalogue entry has a bad form. */
  BAD_DESCRIPTOR,
  /** The plugin, or a name that it offers, is there twice. */
  DUPLICATE,
  /** The plugin works with another version of the API. */
  API_VERSION,
  /** The plugin needs a newer Java. */
  JAVA_VERSION,
  /** A plugin that it needs is not there or cannot be used. */
  MISSING_DEPENDENCY,
  /** A plugin that it needs is there in a version that does not fit. */
  DEPENDENCY_VERSION,
  /** Plugins need each other in a circle. */
  CYCLE,
  /** The plugin's module needs another module that is not there, or two modules clash. */
  MODULE_RESOLUTION,
  /** A provider's class cannot be loaded or its constructor fails. */
  PROVIDER_FAILED,
  /** The jar carries a copy of classes that only the host may bring. */
  BUNDLES_API,
  /** The plugin does not offer what its catalogue entry says, or has no catalogue entry. */
  NOTHING_OFFERED,
  /** The list of allowed plugins does not contain the jar. */
  NOT_ALLOWED
}
