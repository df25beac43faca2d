// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({"69,3,25,3", "15,3,5,3", "84,3,50,2", "1,3,1,1", "2,3,1,2", "0,3,1,1", "4200,5,1000,5", "26,3,10,3", "7,3,3,3"})
  void marksRoundNumbers(double most, int wanted, double step, int marks) {
    assertThat(Axis.upTo(most, wanted, true)).isEqualTo(new Axis(step, marks));
  }

  @ParameterizedTest
  @CsvSource({"0.3,3,0.1,3", "1,3,0.5,2"})
  void dividesUnitsWhenThatMakesSense(double most, int wanted, double step, int marks) {
    Axis axis = Axis.upTo(most, wanted, false);
    assertThat(axis.marks()).isEqualTo(marks);
    assertThat(axis.step()).isCloseTo(step, within(1e-12));
  }
}
