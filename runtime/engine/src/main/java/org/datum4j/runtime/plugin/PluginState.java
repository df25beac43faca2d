// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

/** How far a plugin has come. */
public enum PluginState {
  /** Its catalogue entry is known; no class of it was loaded. */
  READY,
  /** It is open: its classes can be used. */
  OPEN,
  /** It cannot be used; its problem tells why. */
  REJECTED
}
