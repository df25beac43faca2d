// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The image file formats whose headers are understood. */
public enum ImageKind {
  /** JPEG, baseline, progressive or lossless. */
  JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
  /** PNG, animated ones included. */
  PNG("image/png", "png", "apng"),
  /** Windows and OS/2 bitmaps. */
  BMP("image/bmp", "bmp", "dib"),
  /** GIF 87a and 89a. */
  GIF("image/gif", "gif"),
  /** WebP: lossy, lossless and extended. */
  WEBP("image/webp", "webp"),
  /** TIFF and BigTIFF. */
  TIFF("image/tiff", "tif", "tiff");

  private final String mediaType;
  private final List<String> extensions;

  ImageKind(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  /** The IANA media type, such as {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  /** The file name extensions in use, without a dot, in lower case, the usual one first. */
  public List<String> extensions() {
    return extensions;
  }

  /**
   * The kind that a file name promises by its extension, in any case.
   *
   * @param fileName a file name or path; only the part after its last dot counts
   * @return the kind, or nothing when the extension is none of an image
   */
  public static Optional<ImageKind> ofFileName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    for (ImageKind kind : values()) {
      if (kind.extensions.contains(extension)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
