// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsColumnsOfTextOfAllWritings() {
    String text = new TextTable().row("猫", 1).row("cafe\u0301", 2).row("Straße", 3).text("");
    assertThat(text).isEqualTo("猫      1\ncafe\u0301    2\nStraße  3");
  }
}
