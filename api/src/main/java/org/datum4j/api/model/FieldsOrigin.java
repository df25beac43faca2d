// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/** An origin that holds fields and nothing else. */
record FieldsOrigin(String family, Attributes fields) implements Origin {}
