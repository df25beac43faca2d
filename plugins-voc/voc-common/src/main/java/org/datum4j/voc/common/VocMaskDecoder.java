// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.model.MaskColor;
import org.datum4j.kit.png.ImageFormatException;
import org.datum4j.kit.png.PngColor;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngImage;
import org.datum4j.kit.png.RunImage;
import org.jspecify.annotations.Nullable;

/**
 * Reads mask images. Colours are looked up among those of the labels; when they mean nothing there, palette indices or
 * gray values stand for labels directly. Used by one thread at a time.
 */
public final class VocMaskDecoder implements AutoCloseable {
  private static final String CURE =
      "Correct the mask or the label map, or import with --on-error skip to leave the masks of the image out.";
  private static final String REPLACE =
      "Replace the file by a sound PNG image, or import with --on-error skip to leave its masks out.";

  private final PngDecoder png = new PngDecoder();
  private final Map<Integer, Integer> labelOfColor = new HashMap<>();
  private final int labelCount;
  private final boolean hasBorder;

  /**
   * Makes a decoder.
   *
   * @param colors colours by label index
   * @param labelCount how many labels a mask can name
   * @param hasBorder whether index 255 and its colour, if they are no label's, mean VOC's border that belongs to nobody
   */
  public VocMaskDecoder(Map<Integer, MaskColor> colors, int labelCount, boolean hasBorder) {
    colors.forEach((label, color) -> labelOfColor.putIfAbsent(color.rgb(), label));
    if (hasBorder) {
      labelOfColor.putIfAbsent(VocColors.rgb(VocColors.VOID_INDEX), VocIndexPlane.NONE);
    }
    this.labelCount = labelCount;
    this.hasBorder = hasBorder;
  }

  /**
   * Reads a class mask as label indices.
   *
   * @param file how users know the file
   * @throws ImportException if it is no PNG, or has a colour or index that is no label's
   */
  public VocIndexPlane classes(byte[] bytes, String file) {
    Optional<RunImage> runs = decodeRuns(bytes, file);
    return runs.isPresent() ? classes(runs.get(), file) : classes(decode(bytes, file), file);
  }

  private VocIndexPlane classes(RunImage image, String file) {
    if (image.header().color() == PngColor.RGB) {
      return colors(image, file);
    }
    boolean[] isUsed = new boolean[256];
    image.forEachValue(value -> isUsed[value] = true);
    int[] meaning = meaning(image.header().color(), image.palette(), isUsed, file);
    return new VocIndexPlane(image.map(value -> meaning[value]));
  }

  private VocIndexPlane classes(PngImage image, String file) {
    if (!image.isIndex()) {
      return isGray(image) ? grayClasses(image, file) : colors(image, file);
    }
    int[] palette = image.toIndex().palette();
    int[] meaning = meaning(image.header().color(), palette, used(image.samples()), file);
    return new VocIndexPlane(image.width(), image.height(), image.samples(), meaning);
  }

  /** Returns what each index means: by the colours of a palette if they mean anything, else by itself. */
  private int[] meaning(PngColor color, int[] palette, boolean[] isUsed, String file) {
    if (color == PngColor.PALETTE) {
      int[] byColor = byColor(palette, isUsed);
      if (byColor != null) {
        return byColor;
      }
    }
    int[] meaning = new int[256];
    for (int i = 0; i < meaning.length; i++) {
      meaning[i] = i < labelCount ? i : VocIndexPlane.NONE;
      if (isUsed[i] && i >= labelCount && !(hasBorder && i == VocColors.VOID_INDEX)) {
        throw unknownIndex(i, file);
      }
    }
    if (hasBorder && labelCount <= VocColors.VOID_INDEX) {
      meaning[VocColors.VOID_INDEX] = labelOfColor.getOrDefault(VocColors.rgb(VocColors.VOID_INDEX),
          VocIndexPlane.NONE);
    }
    return meaning;
  }

  /**
   * Reads an object mask as numbers of objects, 0 for none.
   *
   * @param file how users know the file
   * @throws ImportException if it is no PNG
   */
  public VocIndexPlane objects(byte[] bytes, String file) {
    Optional<RunImage> runs = decodeRuns(bytes, file);
    if (runs.isEmpty()) {
      return objects(decode(bytes, file));
    }
    RunImage image = runs.get();
    return new VocIndexPlane(image.header().color() == PngColor.RGB ? image.map(VocColors::index) : image);
  }

  private static VocIndexPlane objects(PngImage image) {
    if (image.isIndex()) {
      int[] meaning = new int[256];
      for (int i = 0; i < meaning.length; i++) {
        meaning[i] = i;
      }
      return new VocIndexPlane(image.width(), image.height(), image.samples(), meaning);
    }
    if (isGray(image)) {
      return new VocIndexPlane(image.width(), image.height(), gray(image));
    }
    int[] values = VocColorScan.values(image.toRgb(), image.width(), VocColors::index);
    return new VocIndexPlane(image.width(), image.height(), values);
  }

  private PngImage decode(byte[] bytes, String file) {
    try {
      return png.decode(bytes);
    } catch (ImageFormatException broken) {
      throw unreadable(bytes, file, broken);
    }
  }

  private Optional<RunImage> decodeRuns(byte[] bytes, String file) {
    try {
      return png.decodeRuns(bytes);
    } catch (ImageFormatException broken) {
      throw unreadable(bytes, file, broken);
    }
  }

  private static ImportException unreadable(byte[] bytes, String file, ImageFormatException broken) {
    boolean isPointer = ImageHeader.isLfsPointer(bytes);
    return new ImportException(
        Issue.error(
            VocIssues.MASK_FILE,
            "the mask cannot be read: " + (isPointer ? "it is a Git LFS pointer" : broken.getMessage()),
            Location.ofFile(file),
            isPointer ? "Fetch the masks with: git lfs pull" : REPLACE),
        broken);
  }

  private static boolean isGray(PngImage image) {
    PngColor color = image.header().color();
    return color == PngColor.GRAY || color == PngColor.GRAY_ALPHA;
  }

  private static int[] gray(PngImage image) {
    short[] gray = image.toGray16();
    int[] values = new int[gray.length];
    for (int i = 0; i < gray.length; i++) {
      values[i] = gray[i] & 0xFFFF;
    }
    return values;
  }

  private VocIndexPlane grayClasses(PngImage image, String file) {
    int[] values = gray(image);
    for (int value : values) {
      if (value >= labelCount) {
        throw unknownIndex(value, file);
      }
    }
    return new VocIndexPlane(image.width(), image.height(), values);
  }

  private static boolean[] used(byte[] samples) {
    boolean[] isUsed = new boolean[256];
    for (byte sample : samples) {
      isUsed[sample & 255] = true;
    }
    return isUsed;
  }

  /** Returns what each index of a palette means, or null when a colour that is used is no label's. */
  private int @Nullable [] byColor(int[] palette, boolean[] isUsed) {
    int[] meaning = new int[256];
    for (int i = 0; i < meaning.length; i++) {
      Integer label = labelOfColor.get(i < palette.length ? palette[i] : 0);
      if (label == null && isUsed[i]) {
        return null;
      }
      meaning[i] = label == null ? VocIndexPlane.NONE : label;
    }
    return meaning;
  }

  private VocIndexPlane colors(PngImage image, String file) {
    byte[] rgb = image.toRgb();
    List<Integer> unknown = new ArrayList<>();
    int[] values = VocColorScan.values(rgb, image.width(), color -> label(color, unknown));
    return unknown.isEmpty()
        ? new VocIndexPlane(image.width(), image.height(), values)
        : grayColors(image, rgb, unknown.get(0), file);
  }

  private VocIndexPlane colors(RunImage image, String file) {
    List<Integer> unknown = new ArrayList<>();
    RunImage labels = image.map(color -> label(color, unknown));
    return new VocIndexPlane(
        unknown.isEmpty() ? labels : image.map(color -> gray(color, unknown.get(0), file)));
  }

  private int label(int color, List<Integer> unknown) {
    Integer label = labelOfColor.get(color);
    if (label == null && unknown.isEmpty()) {
      unknown.add(color);
    }
    return label == null ? VocIndexPlane.NONE : label;
  }

  /** Some tools write indices as gray in three channels. */
  private VocIndexPlane grayColors(PngImage image, byte[] rgb, int unknown, String file) {
    int[] values = new int[rgb.length / 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = gray(VocColorScan.color(rgb, i), unknown, file);
    }
    return new VocIndexPlane(image.width(), image.height(), values);
  }

  private int gray(int color, int unknown, String file) {
    int gray = color & 255;
    if (color != gray * 0x010101 || gray >= labelCount) {
      throw unknownColor(unknown, file);
    }
    return gray;
  }

  private ImportException unknownIndex(int index, String file) {
    String what = "the mask has the index " + index + ", but the label map has only 0 to " + (labelCount - 1);
    return new ImportException(Issue.error(VocIssues.MASK_VALUE, what, Location.ofFile(file), CURE));
  }

  private static ImportException unknownColor(int rgb, String file) {
    String what =
        "the mask has the colour " + (rgb >> 16) + ", " + (rgb >> 8 & 255) + ", " + (rgb & 255)
            + ", which is no label's in the label map";
    return new ImportException(Issue.error(VocIssues.MASK_VALUE, what, Location.ofFile(file), CURE));
  }

  @Override
  public void close() {
    png.close();
  }
}
