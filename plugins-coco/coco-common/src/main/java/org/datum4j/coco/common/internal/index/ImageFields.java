// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/** The fields of an image record that the model has a place for. One instance serves a thread for all records. */
public final class ImageFields {
  private static final JsonNames NAMES = JsonNames.of("file_name", "width", "height", "attributes", "coco_url");
  private static final Pattern URL_END = Pattern.compile("^https?://[^/?#]+/(?:[^?#]*/)?([^/?#]+/[^/?#]+\\.[a-zA-Z]{3,4})$");
  private static final int FILE_NAME = 0;
  private static final int WIDTH = 1;
  private static final int HEIGHT = 2;
  private static final int ATTRIBUTES = 3;
  private static final int URL = 4;

  private @Nullable String fileName;
  private @Nullable String url;
  /** Width and height; NaN for what is no number, 0 for what is missing or null. */
  private final double[] sides = new double[2];
  private final String[] sideTexts = new String[2];
  private Attributes attributes = Attributes.empty();

  /** Reads the record that a reader was pointed at. */
  public void read(JsonReader reader, byte[] bytes) {
    fileName = null;
    url = null;
    sides[0] = 0;
    sides[1] = 0;
    attributes = Attributes.empty();
    reader.beginObject();
    for (int name = reader.nextName(NAMES); name != JsonNames.END; name = reader.nextName(NAMES)) {
      JsonToken token = reader.peek();
      if (name == FILE_NAME && token == JsonToken.STRING) {
        fileName = reader.stringValue();
        continue;
      }
      if (name == URL && token == JsonToken.STRING && fileName == null) {
        url = reader.stringValue();
        continue;
      }
      reader.skipValue();
      if (name == WIDTH || name == HEIGHT) {
        side(name - WIDTH, token, bytes, reader);
      } else if (name == ATTRIBUTES && token == JsonToken.OBJECT) {
        JsonReader inner = new JsonReader();
        inner.reset(bytes, reader.start(), reader.end(), 1);
        attributes = PlainJson.readObject(inner);
      }
    }
  }

  private void side(int side, JsonToken token, byte[] bytes, JsonReader reader) {
    if (token == JsonToken.NUMBER) {
      sides[side] = Decimals.parse(bytes, reader.start(), reader.end());
    } else if (token != JsonToken.NULL) {
      sides[side] = Double.NaN;
      sideTexts[side] = reader.text();
    }
  }

  /**
   * Returns the file's name as it is written, else the last folder and the file of the image's address; null if there
   * is neither.
   *
   * @source LVIS 1.0 has no file_name: https://www.lvisdataset.org/dataset
   */
  public @Nullable String fileName() {
    return fileName != null || url == null ? fileName : ofUrl(url);
  }

  /** Says whether the file's name is taken from the image's address. */
  boolean isNamedByUrl() {
    return fileName == null && url != null && ofUrl(url) != null;
  }

  private static @Nullable String ofUrl(String url) {
    Matcher end = URL_END.matcher(url);
    return end.find() ? end.group(1) : null;
  }

  /** Returns width (0) or height (1): 0 if it is missing, NaN if it is no number. */
  public double side(int side) {
    return sides[side];
  }

  /** Returns what is written for a side, for messages. */
  public String sideText(int side) {
    double value = sides[side];
    return Double.isNaN(value) ? sideTexts[side] : value == Math.rint(value) ? Long.toString((long) value) : "" + value;
  }

  /** Returns the size that the record states; null if it does not, or states an impossible one. */
  public @Nullable ImageSize size() {
    boolean isStated = sides[0] >= 1 && sides[1] >= 1 && sides[0] <= Integer.MAX_VALUE && sides[1] <= Integer.MAX_VALUE;
    return isStated ? new ImageSize((int) sides[0], (int) sides[1]) : null;
  }

  /** Returns the free attributes. */
  public Attributes attributes() {
    return attributes;
  }
}
