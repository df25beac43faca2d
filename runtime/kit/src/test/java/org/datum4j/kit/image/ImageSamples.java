// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small image files of every kind, written by ImageIO or kept as text. */
final class ImageSamples {

  /** 2 x 2 pixels, lossless: red, green / blue, white; written by libwebp 1.5. */
  static final byte[] WEBP = Base64.getDecoder().decode(
      "UklGRiwAAABXRUJQVlA4TB8AAAAvAUAAAB8gEEjeHzqN+RcQFPwf3fxHZA/gBgwR/Q8BAA==");

  /** 8 x 8 pixels of 20 % cyan, 40 % magenta, 60 % yellow and 10 % black, as Adobe stores them; by Pillow 13. */
  static final byte[] CMYK_JPEG = Base64.getDecoder().decode(
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoK"
          + "CgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAcJ/8QAFBABAAAAAAAAAAAAAAAA"
          + "AAAAAP/aAA4EQwBNAFkASwAAPwCmBkC6yj//2Q==");

  private ImageSamples() {}

  static BufferedImage picture(int type) {
    var image = new BufferedImage(19, 13, type);
    for (int y = 0; y < 13; y++) {
      for (int x = 0; x < 19; x++) {
        image.setRGB(x, y, 0xFF000000 | x * 13 << 16 | y * 19 << 8 | (x + y) * 8);
      }
    }
    return image;
  }

  /** The files by name; those of the same pixels begin alike. */
  static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    BufferedImage color = picture(BufferedImage.TYPE_3BYTE_BGR);
    files.put("color bmp", write(color, "bmp", null));
    files.put("color png", write(color, "png", null));
    files.put("color tiff", write(color, "tiff", null));
    for (String compression : new String[] {"LZW", "ZLib", "PackBits"}) {
      files.put("color tiff " + compression, write(color, "tiff", compression));
    }
    files.put("color bmp 32", write(picture(BufferedImage.TYPE_INT_RGB), "bmp", null));
    BufferedImage palette = picture(BufferedImage.TYPE_BYTE_INDEXED);
    files.put("palette gif", write(palette, "gif", null));
    files.put("palette bmp", write(palette, "bmp", null));
    files.put("palette tiff", write(palette, "tiff", null));
    BufferedImage gray = picture(BufferedImage.TYPE_BYTE_GRAY);
    files.put("gray tiff", write(gray, "tiff", null));
    files.put("gray png", write(gray, "png", null));
    files.put("jpeg", write(color, "jpeg", null));
    files.put("jpeg gray", write(gray, "jpeg", null));
    files.put("jpeg cmyk", CMYK_JPEG);
    files.put("webp", WEBP);
    return files;
  }

  static byte[] write(BufferedImage image, String format, String compression) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam options = writer.getDefaultWriteParam();
      if (compression != null) {
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionType(compression);
      }
      writer.write(null, new IIOImage(image, null, null), options);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
