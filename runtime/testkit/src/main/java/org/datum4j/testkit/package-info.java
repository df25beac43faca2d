// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for authors of formats. {@link org.datum4j.testkit.FormatHarness} runs one importer or exporter without a plugin
 * host, {@link org.datum4j.testkit.DatasetAssert} compares, {@link org.datum4j.testkit.FormatContractTest} checks what
 * every format promises.
 */
@NullMarked
package org.datum4j.testkit;

import org.jspecify.annotations.NullMarked;
