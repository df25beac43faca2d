// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.jspecify.annotations.Nullable;

/**
 * An item's image: a file, encoded bytes, bytes that are made when somebody asks for them, or just a name and a size
 * when the picture itself is not there.
 *
 * <p>Pixels are never decoded here. A size that the source declares is trusted; otherwise the header is read when
 * somebody asks.
 */
public final class Image {
  private final String name;
  private final @Nullable Path file;
  private final byte @Nullable [] bytes;
  private final @Nullable Maker maker;
  private final @Nullable ImageSize declaredSize;
  private volatile @Nullable Optional<ImageHeader> header;

  private Image(
      String name,
      @Nullable Path file,
      byte @Nullable [] bytes,
      @Nullable Maker maker,
      @Nullable ImageSize declaredSize) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an image needs a name, expected for example a.jpg");
    }
    this.name = name;
    this.file = file;
    this.bytes = bytes;
    this.maker = maker;
    this.declaredSize = declaredSize;
  }

  /**
   * An image in a file.
   *
   * @param name the file's name as the dataset gives it, with {@code /} between folders
   * @param declaredSize the size that the annotations state, or null
   */
  public static Image ofFile(String name, Path file, @Nullable ImageSize declaredSize) {
    return new Image(name, Objects.requireNonNull(file), null, null, declaredSize);
  }

  /** An image whose encoded bytes are in memory; they are shared, not copied. */
  public static Image ofBytes(String name, byte[] encoded, @Nullable ImageSize declaredSize) {
    return new Image(name, null, Objects.requireNonNull(encoded), null, declaredSize);
  }

  /**
   * An image whose encoded bytes are made each time that it is opened, for example by decoding and changing another
   * one.
   *
   * @param declaredSize the size that it will have, so that nothing needs to be made to know it
   */
  public static Image ofMaker(String name, Maker maker, @Nullable ImageSize declaredSize) {
    return new Image(name, null, null, Objects.requireNonNull(maker), declaredSize);
  }

  /** An image of which the dataset knows the name and perhaps the size, but not the pixels. */
  public static Image missing(String name, @Nullable ImageSize declaredSize) {
    return new Image(name, null, null, null, declaredSize);
  }

  /** Returns the file name as the dataset gives it, with {@code /} between folders. */
  public String name() {
    return name;
  }

  /** Returns the name's extension with its dot and in its own case, or the empty text. */
  public String extension() {
    int dot = name.lastIndexOf('.');
    return dot <= name.lastIndexOf('/') ? "" : name.substring(dot);
  }

  /** Returns the file, if the image lies in one. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Says whether the picture itself is there. */
  public boolean hasData() {
    return bytes != null || file != null || maker != null;
  }

  /**
   * Opens the encoded bytes.
   *
   * @throws IOException if they cannot be read or there are none
   */
  public InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (maker != null) {
      return new ByteArrayInputStream(maker.make());
    }
    if (file == null) {
      throw new IOException("image " + name + " is not there");
    }
    return Files.newInputStream(file);
  }

  /** Returns the size that the annotations state, if they do. */
  public Optional<ImageSize> declaredSize() {
    return Optional.ofNullable(declaredSize);
  }

  /**
   * Returns the declared size, else the size in the file's header as it is shown, that is turned by its EXIF
   * orientation; empty when neither is known or the header cannot be read.
   */
  public Optional<ImageSize> size() {
    return declaredSize != null ? Optional.of(declaredSize) : header().map(ImageHeader::displaySize);
  }

  /** Returns the file's header; empty when there is no picture or it cannot be read. */
  public Optional<ImageHeader> header() {
    Optional<ImageHeader> known = header;
    if (known == null) {
      known = readHeader();
      header = known;
    }
    return known;
  }

  /** Returns a copy with another name. */
  public Image withName(String changed) {
    return new Image(changed, file, bytes, maker, declaredSize);
  }

  /** Returns a copy with another declared size. */
  public Image withDeclaredSize(@Nullable ImageSize changed) {
    return new Image(name, file, bytes, maker, changed);
  }

  private Optional<ImageHeader> readHeader() {
    if (!hasData()) {
      return Optional.empty();
    }
    try (InputStream in = open()) {
      return ImageHeader.read(in);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Image[" + name + (hasData() ? "" : ", missing") + "]";
  }

  /** Makes the encoded bytes of an image. Safe for use by several threads. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes the bytes.
     *
     * @return an array that nobody changes
     * @throws IOException if what they are made of cannot be read
     */
    byte[] make() throws IOException;
  }
}
