// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.datum4j.api.model.Attributes;
import org.junit.jupiter.api.Test;

class PythonTextTest {
  @Test
  void writesValuesAsPythonDoes() {
    assertThat(PythonText.of(true)).isEqualTo("True");
    assertThat(PythonText.of(null)).isEqualTo("None");
    assertThat(PythonText.of("a b")).isEqualTo("a b");
    assertThat(PythonText.of(3L)).isEqualTo("3");
    assertThat(PythonText.of(List.of(1L, "it's", "q"))).isEqualTo("[1, \"it's\", 'q']");
    assertThat(PythonText.of(Arrays.asList(null, false))).isEqualTo("[None, False]");
    assertThat(PythonText.of(Attributes.of("a", 1.5))).isEqualTo("{'a': 1.5}");
  }

  @Test
  void writesFloatsAsPythonDoes() {
    assertThat(PythonText.of(0.5)).isEqualTo("0.5");
    assertThat(PythonText.of(2.0)).isEqualTo("2.0");
    assertThat(PythonText.of(-0.0)).isEqualTo("-0.0");
    assertThat(PythonText.of(100.0)).isEqualTo("100.0");
    assertThat(PythonText.of(0.0001)).isEqualTo("0.0001");
    assertThat(PythonText.of(0.00001)).isEqualTo("1e-05");
    assertThat(PythonText.of(1.5e16)).isEqualTo("1.5e+16");
    assertThat(PythonText.of(-1e300)).isEqualTo("-1e+300");
    assertThat(PythonText.of(2e-3)).isEqualTo("0.002");
    assertThat(PythonText.of(Double.NaN)).isEqualTo("nan");
  }
}
