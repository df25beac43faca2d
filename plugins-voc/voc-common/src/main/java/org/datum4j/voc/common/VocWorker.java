// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.jspecify.annotations.Nullable;

/** Renders items; one thread uses it at a time. */
final class VocWorker implements AutoCloseable {
  private static final String DEFAULT_EXTENSION = ".jpg";

  private final VocExportOptions options;
  private final VocScope scope;
  private final VocPlanner planner;
  private final VocXmlWriter writer;
  private final VocPainter painter;
  private final VocImages images;
  private final LossLedger losses;

  VocWorker(
      VocScope scope, VocExportOptions options, VocTargetLabels labels, VocImages images, LossLedger losses) {
    this.options = options;
    this.scope = scope;
    this.images = images;
    this.losses = losses;
    this.planner = new VocPlanner(scope, options, labels, losses);
    this.writer = new VocXmlWriter(labels, options.allowAttributes());
    this.painter = new VocPainter(labels.palette(), options.applyColormap(), losses);
  }

  /**
   * Renders an item.
   *
   * @param id the name that the files get
   * @param isCounting whether losses are noted; false when the item is rendered again under another name
   * @param buffer where the XML file goes
   */
  VocRendered render(DatasetItem item, String id, boolean isCounting, VocXmlText buffer) throws IOException {
    VocPlan plan = planner.plan(item, isCounting);
    String imageName = id + images.extension(item);
    byte @Nullable [] @Nullable [] masks = scope.masks() ? painter.paint(plan, isCounting) : null;
    VocXmlText xml = null;
    if (!plan.boxes.isEmpty()) {
      xml = buffer.reset();
      writer.write(plan, id, imageName, hasMask(item), xml);
    }
    if (isCounting && xml == null && isForgotten(item, masks != null)) {
      losses.record(VocLosses.IMAGE, item, 0);
    }
    Image image = options.saveMedia() ? images.recode(item) : null;
    return new VocRendered(
        plan, id, imageName, xml, masks == null ? null : masks[0], masks == null ? null : masks[1], image);
  }

  /** Says whether the image's size, or a name that is not the usual one, is told nowhere. */
  private boolean isForgotten(DatasetItem item, boolean isPainted) {
    Image image = item.image().orElse(null);
    if (image == null || options.saveMedia() && image.hasData()) {
      return false;
    }
    return !isPainted && image.size().isPresent() || !image.extension().equals(DEFAULT_EXTENSION);
  }

  private static boolean hasMask(DatasetItem item) {
    for (Annotation annotation : item.annotations()) {
      if (annotation.type() == AnnotationType.MASK) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    painter.close();
  }
}
