// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoboflowTfrecordTest {
  @TempDir Path folder;

  /** Writes messages as TensorFlow does, from the description of the format. */
  private static final class Message {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message varint(long value) {
      long rest = value;
      while ((rest & ~127L) != 0) {
        out.write((int) (rest & 127 | 128));
        rest >>>= 7;
      }
      out.write((int) rest);
      return this;
    }

    Message field(int number, byte[] bytes) {
      varint(number << 3 | 2).varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  private static byte[] feature(String name, int kind, byte[] list) {
    return new Message()
        .field(1, new Message()
            .field(1, name.getBytes(StandardCharsets.UTF_8))
            .field(2, new Message().field(kind, list).bytes())
            .bytes())
        .bytes();
  }

  private static byte[] text(String name, String... values) {
    Message list = new Message();
    for (String value : values) {
      list.field(1, value.getBytes(StandardCharsets.UTF_8));
    }
    return feature(name, 1, list.bytes());
  }

  private static byte[] floats(String name, boolean packed, float... values) {
    ByteBuffer all = ByteBuffer.allocate(5 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (!packed) {
        all.put((byte) (1 << 3 | 5));
      }
      all.putFloat(value);
    }
    byte[] bytes = Arrays.copyOf(all.array(), all.position());
    return feature(name, 2, packed ? new Message().field(1, bytes).bytes() : bytes);
  }

  private static byte[] wholes(String name, long... values) {
    Message list = new Message();
    for (long value : values) {
      list.varint(value);
    }
    return feature(name, 3, new Message().field(1, list.bytes()).bytes());
  }

  private static byte[] record(byte[]... features) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] feature : features) {
      all.writeBytes(feature);
    }
    byte[] data = new Message().field(1, all.toByteArray()).bytes();
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(RoboflowTfrecordFile.sum(record.array(), 0, 8));
    record.put(data).putInt(RoboflowTfrecordFile.sum(data, 0, data.length));
    return record.array();
  }

  private static byte[] sample(String name) {
    return record(
        text("image/filename", name),
        wholes("image/height", 50), wholes("image/width", 100),
        text("image/encoded", "JPEG"),
        floats("image/object/bbox/xmin", true, 0.1f, 0.35f), floats("image/object/bbox/xmax", false, 0.3f, 1.2f),
        floats("image/object/bbox/ymin", true, 0.2f, 0), floats("image/object/bbox/ymax", true, 0.4f, 1),
        wholes("image/object/class/label", 2, 1), text("image/object/class/text", "dog", "cat"));
  }

  private void write(String name, byte[]... records) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] record : records) {
      all.writeBytes(record);
    }
    Files.write(folder.resolve(name), all.toByteArray());
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new RoboflowTfrecordImporter(), folder);
  }

  @Test
  void readsRecordsWithPackedAndSingleNumbers() throws IOException {
    write("train/x.tfrecord", sample("a.jpg"), record(text("image/filename", "b.jpg")));
    Files.writeString(folder.resolve("train/x_label_map.pbtxt"),
        "item {\n  name: \"cat\",\n  id: 1,\n  display_name: \"Cat\"\n}\nitem { id: 2 name: 'dog' }\nitem{name:\"owl\",id:3}");
    ImportedDataset dataset = read();
    assertThatDataset(dataset)
        .hasNoIssues()
        .hasDump(
            """
            subsets train
            label 0 cat
            label 1 dog
            label 2 owl
            item a train image=a.jpg 100x50
              bbox 10 10 20 10 label=dog
              bbox 35 0 65 50 label=cat id=1
            item b train image=b.jpg missing
            """);
    assertThat(dataset.item("a").image().orElseThrow().open().readAllBytes()).asString().isEqualTo("JPEG");
    assertThat(FormatHarness.strict().detect(new RoboflowTfrecordImporter(), folder).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void takesLabelsFromTheRecordsWithoutALabelMap() throws IOException {
    write("valid/x.tfrecord", sample("a.jpg"));
    assertThat(read().schema().categories().labels().names()).containsExactly("cat", "dog");
  }

  @Test
  void noticesDamage() throws IOException {
    byte[] damaged = sample("a.jpg");
    damaged[40]++;
    write("train/x.tfrecord", damaged, sample("b.jpg"));
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("ROBOFLOW-RECORD-FAULTY"));
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new RoboflowTfrecordImporter(), folder);
    assertThat(rest.ids()).containsExactly("b");
    write("train/x.tfrecord", sample("a.jpg"), new byte[] {1, 2, 3});
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().where().file()).isEqualTo("train/x.tfrecord"));
    ByteBuffer huge = ByteBuffer.wrap(sample("a.jpg")).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 60);
    huge.putInt(8, RoboflowTfrecordFile.sum(huge.array(), 0, 8));
    write("train/x.tfrecord", huge.array());
    assertThatThrownBy(this::read).isInstanceOf(DatumException.class).hasMessageContaining("1152921504606846976");
  }

  @Test
  void checksSumsAsTensorFlowDoes() {
    byte[] numbers = new byte[32];
    for (int i = 0; i < 32; i++) {
      numbers[i] = (byte) i;
    }
    // CRC-32C of 0..31 is 46dd794e (RFC 3720, B.4); the mask turns it right by 15 bits and adds a282ead8.
    assertThat(RoboflowTfrecordFile.sum(numbers, 0, 32)).isEqualTo(Integer.rotateRight(0x46dd794e, 15) + 0xa282ead8);
  }
}
