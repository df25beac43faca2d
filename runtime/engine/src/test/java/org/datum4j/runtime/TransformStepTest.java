// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransformStepTest {
  @Test
  void keepsACommaBehindABackslashWithinItsOption() {
    TransformStep step = TransformStep.parse("remap_labels:label=knife\\, fork:tool,default=delete");
    assertThat(step.name()).isEqualTo("remap_labels");
    assertThat(step.options().words()).containsExactly("--label=knife\\, fork:tool", "--default=delete");
  }
}
