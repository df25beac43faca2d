// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocColorsTest {
  @ParameterizedTest
  @CsvSource({"0,0,0,0", "1,128,0,0", "2,0,128,0", "4,0,0,128", "15,192,128,128", "20,0,64,128", "255,224,224,192"})
  void hasTheColoursOfTheDevelopmentKit(int index, int red, int green, int blue) {
    assertThat(VocColors.rgb(index)).isEqualTo(red << 16 | green << 8 | blue);
  }

  @Test
  void tellsEveryIndexFromItsColour() {
    for (int index = 0; index < 1 << 24; index += index < 1000 ? 1 : 997) {
      assertThat(VocColors.index(VocColors.rgb(index))).isEqualTo(index);
    }
  }
}
