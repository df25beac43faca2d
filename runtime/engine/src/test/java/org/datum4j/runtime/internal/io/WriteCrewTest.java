// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.LinkMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriteCrewTest {
  @TempDir Path temp;

  @Test
  void makesAllFilesBeforeThePublish() throws IOException {
    Path source = Files.writeString(temp.resolve("s.jpg"), "picture");
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY, 4)) {
      byte[] buffer = new byte[4];
      for (int i = 0; i < 2_000; i++) {
        buffer[0] = (byte) i;
        output.write("a/" + i + ".txt", buffer, 0, 4);
        output.copy("b/" + i + ".jpg", Image.ofFile("s.jpg", source, null));
      }
      output.publish();
    }
    assertThat(temp.resolve("out/a").toFile().list()).hasSize(2_000);
    assertThat(Files.readAllBytes(temp.resolve("out/a/1999.txt"))).startsWith((byte) 1999);
    assertThat(temp.resolve("out/b/0.jpg")).hasContent("picture");
  }

  @Test
  void refusesDoubleNamesAndMissingImagesAtOnce() throws IOException {
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY, 4)) {
      output.write("a", new byte[1], 0, 1);
      assertThatThrownBy(() -> output.write("./a", new byte[1], 0, 1))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("OUTPUT-NAME-TAKEN");
      assertThatThrownBy(() -> output.copy("b", Image.ofFile("b", temp.resolve("none"), null)))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("OUTPUT-IMAGE-MISSING");
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void tellsFailuresNoLaterThanAtTheEnd() throws IOException {
    WriteCrew crew = new WriteCrew(4);
    crew.submit(
        1,
        () -> {
          throw new IOException("disk is full");
        });
    assertThatThrownBy(crew::drain).isInstanceOf(IOException.class).hasMessage("disk is full");
    assertThatThrownBy(() -> crew.submit(1, () -> {})).hasMessage("disk is full");
    crew.end();
  }

  @Test
  void boundsWhatWaits() throws IOException, InterruptedException {
    WriteCrew crew = new WriteCrew(4);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger given = new AtomicInteger();
    Thread giver =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 1_000; i++) {
                  crew.submit(8 << 20, () -> await(gate));
                  given.incrementAndGet();
                }
              } catch (IOException ended) {
                given.addAndGet(10_000);
              }
            });
    giver.start();
    giver.join(300);
    assertThat(given.get()).isBetween(1, 10);
    gate.countDown();
    giver.join();
    crew.drain();
    crew.end();
    assertThat(given.get()).isEqualTo(1_000);
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
