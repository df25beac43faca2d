// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.datum4j.api.issue.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipInputTest {
  @TempDir Path temp;

  @Test
  void readsOldNames() throws IOException {
    Path zip = temp.resolve("a.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out, Charset.forName("IBM437"))) {
      packed.putNextEntry(new ZipEntry("dir/ä.txt"));
      packed.write(1);
    }
    try (OpenInput input = OpenInput.open(zip, false)) {
      assertThat(input.folder().files()).hasSize(1);
    }
  }

  @Test
  void refusesNamesThatLeadOut() throws IOException {
    for (String name : new String[] {"../evil.txt", "a/../../evil.txt", "a\\..\\..\\evil.txt"}) {
      Path zip = temp.resolve("evil.zip");
      try (OutputStream out = Files.newOutputStream(zip);
          ZipOutputStream packed = new ZipOutputStream(out)) {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(1);
      }
      assertThatThrownBy(() -> OpenInput.open(zip, false))
          .as(name)
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("ARCHIVE-");
    }
  }

  @Test
  void refusesBombs() throws IOException {
    Path zip = temp.resolve("bomb.zip");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry("big.json"));
      for (int i = 0; i < 8; i++) {
        packed.write(zeros);
      }
    }
    assertThatThrownBy(() -> ZipInput.open(zip, 4 << 20)).hasMessageContaining("ARCHIVE-SIZE-LIMIT");
  }

  @Test
  void refusesEntriesThatLieAboutTheirSize() throws IOException {
    Path zip = temp.resolve("lie.zip");
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry("a.json"));
      packed.write(noise);
      packed.write(new byte[100_000]);
    }
    byte[] bytes = Files.readAllBytes(zip);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int central = header.getInt(bytes.length - 22 + 16);
    assertThat(header.getInt(central + 24)).isEqualTo(200_000);
    header.putInt(central + 24, 150_000);
    Files.write(zip, bytes);
    assertThatThrownBy(() -> ZipInput.open(zip, 1 << 20)).hasMessageContaining("ARCHIVE-SIZE-LIMIT");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    Path zip = Files.writeString(temp.resolve("a.zip"), "no zip");
    assertThatThrownBy(() -> OpenInput.open(zip, false))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("ARCHIVE-ZIP-FAULT");
  }
}
