// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the head of an image file says about it; no pixel is decoded.
 *
 * <p>Reading is safe on hostile input: it holds a few kilobytes, visits a bounded number of blocks, and gives nothing
 * for a file that is cut, damaged or absurd.
 *
 * @shape scalars
 * @units pixels as they are stored, before any turn that {@code orientation} asks for
 * @source EXIF 2.32 tag 0x0112 for the orientation
 * @param kind the file format, taken from the content and not from the name
 * @param width columns as stored, 1 to {@link #MAX_SIDE}
 * @param height rows as stored, 1 to {@link #MAX_SIDE}
 * @param orientation EXIF orientation, 1 to 8; 1 (upright) when the file does not say
 * @param channels colour channels of the decoded image: 1 gray, 2 gray with alpha, 3 colour (palettes too), 4 colour
 *     with alpha or CMYK; 0 when unknown
 * @param bitDepth bits of one stored sample (of one index where there is a palette); 0 when unknown
 */
public record ImageHeader(ImageKind kind, int width, int height, int orientation, int channels, int bitDepth) {

  /** The longest side that is believed: 2^24, the limit of WebP and far above any camera. */
  public static final int MAX_SIDE = 1 << 24;

  private static final List<byte[]> LFS_HEADS =
      List.of(
          "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII),
          "version https://hawser.github.com/spec/".getBytes(StandardCharsets.US_ASCII),
          "version http://git-media.io/v/".getBytes(StandardCharsets.US_ASCII));

  /** The specification of Git LFS says that a pointer is smaller. */
  private static final int LFS_POINTER_LIMIT = 1024;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a component is out of the range stated above
   */
  public ImageHeader {
    if (!isCredible(width, height)) {
      throw new IllegalArgumentException(
          "image size is " + width + " x " + height + ", expected sides of 1 to " + MAX_SIDE);
    }
    if (orientation < 1 || orientation > 8 || channels < 0 || bitDepth < 0) {
      throw new IllegalArgumentException(
          "image header has orientation " + orientation + ", " + channels + " channels and " + bitDepth
              + " bits, expected an orientation of 1 to 8 and no negative number");
    }
  }

  static boolean isCredible(long width, long height) {
    return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  }

  /**
   * Reads the header from a stream that stands at the start of the file. The stream is left wherever reading stopped,
   * and is not closed.
   *
   * @return the header, or nothing when the content is no image of a known kind or its header is damaged
   * @throws IOException if the stream fails
   */
  public static Optional<ImageHeader> read(InputStream in) throws IOException {
    return Optional.ofNullable(HeaderReader.read(HeadSource.of(in)));
  }

  /**
   * Reads the header from the first bytes of a file.
   *
   * @param head the start of the file; a header that goes beyond is not found
   * @return the header, or nothing when the content is no image of a known kind or its header is damaged
   */
  public static Optional<ImageHeader> read(byte[] head) {
    try {
      return Optional.ofNullable(HeaderReader.read(HeadSource.of(head)));
    } catch (IOException e) {
      throw new AssertionError("an array does not fail", e);
    }
  }

  /**
   * Reads the header of a file.
   *
   * @return the header, or nothing when the content is no image of a known kind or its header is damaged
   * @throws IOException if the file cannot be read
   */
  public static Optional<ImageHeader> read(Path file) throws IOException {
    // A channel can seek, which TIFF wants; the channel of a zip file system would unpack the whole entry first.
    if (file.getFileSystem() == FileSystems.getDefault()) {
      try (var channel = Files.newByteChannel(file)) {
        return Optional.ofNullable(HeaderReader.read(HeadSource.of(channel)));
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Tells whether these bytes begin a Git LFS pointer, the small text that stands in for a file that was not fetched.
   *
   * @source https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
   */
  public static boolean isLfsPointer(byte[] head) {
    for (byte[] start : LFS_HEADS) {
      if (head.length >= start.length && startsWith(head, start)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a file is a Git LFS pointer instead of the image it is named for.
   *
   * @throws IOException if the file cannot be read
   */
  public static boolean isLfsPointer(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(LFS_POINTER_LIMIT);
      return head.length < LFS_POINTER_LIMIT && isLfsPointer(head);
    }
  }

  /** The size as stored. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  /** The size as shown: width and height change places for the orientations 5 to 8. */
  public ImageSize displaySize() {
    return orientation >= 5 ? size().transposed() : size();
  }

  private static boolean startsWith(byte[] head, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (head[i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
