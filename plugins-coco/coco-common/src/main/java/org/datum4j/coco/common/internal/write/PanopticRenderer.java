// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Mask;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.png.PngEncoder;
import org.jspecify.annotations.Nullable;

/** Renders panoptic records and their pictures. One instance serves a thread. */
final class PanopticRenderer {
  private static final int MOST_IDS = 1 << 24;

  private final CocoWriteSettings settings;
  private final LossLedger losses;
  private final PngEncoder encoder = new PngEncoder();
  private final PanopticCanvas canvas = new PanopticCanvas();
  private final JsonWriter json = new JsonWriter();
  private final Entry.Holes holes = new Entry.Holes();

  /**
   * A record and its picture.
   *
   * @param entry the record
   * @param pictureName name of the picture in its folder
   * @param picture the picture's bytes
   */
  record Panoptic(Entry entry, String pictureName, byte[] picture) {}

  PanopticRenderer(CocoWriteSettings settings, LossLedger losses) {
    this.settings = settings;
    this.losses = losses;
  }

  /**
   * Renders an item's masks.
   *
   * @param segments the masks, not empty
   */
  @Nullable Panoptic render(DatasetItem item, List<Annotation> segments, CategoryTable categories) {
    List<Mask> order = new ArrayList<>();
    segments.forEach(segment -> order.add((Mask) segment));
    order.sort(Comparator.comparingInt(Mask::zOrder));
    Rle first = order.get(0).rle();
    ImageSize size = item.image().flatMap(image -> image.size()).orElse(null);
    int height = size == null ? first.height() : size.height();
    int width = size == null ? first.width() : size.width();
    if (height <= 0 || width <= 0) {
      return null;
    }
    int[] ids = ids(item, order);
    int[] colors = Arrays.stream(ids).map(PanopticRenderer::color).toArray();
    canvas.paint(order.stream().map(Mask::rle).toList(), colors, height, width);
    String name = item.id() + ".png";
    Entry entry = record(item, name, segments, order, ids, categories);
    return new Panoptic(entry, name, encode(colors, height, width));
  }

  /** Returns the record that all masks are read from and are all of; null if there is none or something changed. */
  static @Nullable CocoRecord intactRecord(List<Annotation> segments) {
    CocoRecord record = UnitSplitter.recordOf(segments.get(0));
    boolean isIntact = record != null
        && record.index().task() == CocoTask.PANOPTIC
        && record.annotations().size() == segments.size()
        && UnitSplitter.intactAt(segments, 0, record) == segments.size();
    return isIntact ? record : null;
  }

  /** Says whether a record can be copied with its picture. */
  boolean isCopied(DatasetItem item, CocoRecord record, List<Annotation> segments, CategoryTable categories) {
    CocoImageRecord image =
        item.origin().orElse(null) instanceof CocoImageRecord read ? read.of(CocoTask.PANOPTIC).orElse(null) : null;
    boolean isSame = image != null && image.itemId().equals(item.id()) && !settings.reindex()
        && categories.isUnchanged();
    for (Annotation segment : segments) {
      isSame &= settings.allowAttributes() || !ObjectRenderer.hasAttributes(segment);
    }
    return isSame && record.isClean();
  }

  /** Ids stay where a picture can hold them; others get the smallest free ones. */
  private int[] ids(DatasetItem item, List<Mask> masks) {
    int[] ids = new int[masks.size()];
    Set<Long> taken = new TreeSet<>();
    for (int i = 0; i < ids.length; i++) {
      long id = masks.get(i).id();
      if (id > 0 && id < MOST_IDS && taken.add(id)) {
        ids[i] = (int) id;
      }
    }
    int next = 1;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == 0) {
        while (!taken.add((long) next)) {
          next++;
        }
        ids[i] = next;
        if (masks.get(i).id() != 0) {
          losses.record(CocoLosses.SEGMENT_ID, item, masks.get(i).id());
        }
      }
    }
    return ids;
  }

  private Entry record(
      DatasetItem item, String name, List<Annotation> segments, List<Mask> masks, int[] ids, CategoryTable categories) {
    json.reset();
    holes.clear();
    json.beginObject();
    json.name(CocoKey.IMAGE_ID);
    holes.leave(json, Entry.IMAGE_ID);
    json.name(CocoKey.FILE_NAME).value(name);
    json.name(CocoKey.SEGMENTS_INFO).beginArray();
    for (int i = 0; i < ids.length; i++) {
      Mask mask = masks.get(i);
      PanopticCanvas.Extent extent = canvas.extent(i);
      if (extent.pixels() == 0) {
        losses.record(CocoLosses.HIDDEN, item, mask.id());
        continue;
      }
      if (extent.pixels() != mask.rle().area()) {
        losses.record(CocoLosses.COVERED, item, mask.id());
      }
      categories.use(mask.labelIndex());
      json.beginObject();
      json.name(CocoKey.ID).value(ids[i]);
      json.name(CocoKey.CATEGORY_ID).value(categories.idOf(mask.labelIndex()));
      json.name(CocoKey.AREA).value(extent.pixels());
      json.name(CocoKey.BBOX).beginArray();
      json.value(extent.left()).value(extent.top()).value(extent.width()).value(extent.height());
      json.endArray();
      json.name(CocoKey.ISCROWD).value(mask.attributes().isTrue("is_crowd") ? 1 : 0);
      Attributes rest = mask.attributes().without("is_crowd").without("score");
      if (settings.allowAttributes() && !rest.isEmpty()) {
        json.name(CocoKey.ATTRIBUTES);
        ValueJson.write(json, rest);
      }
      json.endObject();
    }
    json.endArray();
    CocoCarried carried = CocoCarried.ofAny(segments);
    if (carried != null) {
      ObjectRenderer.writeExtras(json, carried.fields(CocoTask.PANOPTIC), Attributes.empty(), true);
    }
    json.endObject();
    return Entry.of(json, holes, true, 0, null, place(segments));
  }

  private static int place(List<Annotation> segments) {
    CocoCarried carried = CocoCarried.ofAny(segments);
    return carried == null ? Entry.NO_PLACE : carried.order(CocoTask.PANOPTIC);
  }

  /** Returns the colour 0xRRGGBB of an id, which is R + 256 G + 65536 B. */
  private static int color(int id) {
    return Integer.reverseBytes(id) >>> 8;
  }

  private byte[] encode(int[] colors, int height, int width) {
    ByteBuffer view =
        encoder.encodeRgb(canvas.flat()).orElseGet(() -> encoder.encodeRgb(width, height, canvas.rgb(colors)));
    byte[] png = new byte[view.remaining()];
    view.get(png);
    return png;
  }
}
