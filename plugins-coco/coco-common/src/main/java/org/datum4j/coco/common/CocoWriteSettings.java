// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.Optional;
import java.util.Set;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.coco.common.CocoExportOptions.Crowd;
import org.datum4j.coco.common.CocoExportOptions.RleForm;
import org.datum4j.coco.common.CocoExportOptions.SegmentationMode;

/**
 * How a dataset is written.
 *
 * @param tasks the tasks whose files are written, be they empty; without, those that the data has
 * @param layout where the files go
 * @param saveMedia whether images are written
 * @param imageExt the extension of image names with its dot, or the empty text to keep them
 * @param saveDatasetMeta whether {@code dataset_meta.json} is written
 * @param segmentationMode polygons, masks, or whichever fits
 * @param cropCovered whether covered parts of segments are cut off
 * @param allowAttributes whether attributes are written
 * @param reindex whether everything is numbered anew
 * @param mergeImages whether all images go to one folder
 * @param rle how masks are written
 * @param crowd where {@code iscrowd} comes from
 */
public record CocoWriteSettings(
    Optional<Set<CocoTask>> tasks,
    CocoLayout layout,
    boolean saveMedia,
    String imageExt,
    boolean saveDatasetMeta,
    SegmentationMode segmentationMode,
    boolean cropCovered,
    boolean allowAttributes,
    boolean reindex,
    boolean mergeImages,
    RleForm rle,
    Crowd crowd) {
  /** Copies the set and gives the extension its dot. */
  public CocoWriteSettings {
    tasks = tasks.map(Set::copyOf);
    imageExt = imageExt.isEmpty() || imageExt.startsWith(".") ? imageExt : "." + imageExt;
  }

  /** Returns a copy for some tasks. */
  public CocoWriteSettings withTasks(Set<CocoTask> changed) {
    return new CocoWriteSettings(
        Optional.of(changed), layout, saveMedia, imageExt, saveDatasetMeta, segmentationMode, cropCovered,
        allowAttributes, reindex, mergeImages, rle, crowd);
  }

  /** Returns a copy with another layout. */
  public CocoWriteSettings withLayout(CocoLayout changed) {
    return new CocoWriteSettings(
        tasks, changed, saveMedia, imageExt, saveDatasetMeta, segmentationMode, cropCovered, allowAttributes, reindex,
        mergeImages, rle, crowd);
  }

  /** Returns what a run uses of the items: while shapes stay as they are, hardly ever a corner of a polygon. */
  public Demand demand() {
    boolean keepsShapes = segmentationMode == SegmentationMode.GUESS && !cropCovered;
    return Demand.everything().withPolygons(keepsShapes ? PolygonDetail.PRESENCE : PolygonDetail.CORNERS);
  }
}
