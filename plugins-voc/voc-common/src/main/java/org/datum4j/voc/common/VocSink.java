// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * Writes a VOC dataset. Files are rendered by several threads with workers and buffers that are used again, and
 * written in the items' order.
 */
public final class VocSink implements RenderingSink<VocRendered> {
  private static final String[] FOLDERS = {
    "ImageSets", "Annotations", "JPEGImages", "SegmentationClass", "SegmentationObject"
  };

  private final OutputFolder output;
  private final Run run;
  private final VocExportOptions options;
  private final VocScope scope;
  private final VocImages images;
  private final Queue<VocWorker> workers = new ConcurrentLinkedQueue<>();
  private final Queue<VocXmlText> buffers = new ConcurrentLinkedQueue<>();
  private @Nullable Ready ready;

  private VocSink(ExportRequest request, Set<VocTask> tasks, VocExportOptions options) {
    this.output = request.output();
    this.run = request.run();
    this.options = options;
    this.scope = new VocScope(tasks);
    this.images = new VocImages(output, run.issues(), options.imageExt());
  }

  /** Starts an export of some tasks. */
  public static VocSink open(ExportRequest request, Set<VocTask> tasks, VocExportOptions options) {
    return new VocSink(request, tasks, options);
  }

  /** Returns what an export looks at: polygons only where they are painted. */
  public static Demand demand(VocExportOptions options) {
    return Demand.everything()
        .withPolygons(options.polygonsToMasks() ? PolygonDetail.CORNERS : PolygonDetail.PRESENCE);
  }

  @Override
  public void begin(DatasetSchema schema) throws IOException {
    VocLabelMap map = VocExportMap.of(schema, scope, options.labelMap());
    VocTargetLabels labels = new VocTargetLabels(schema.categories().labels(), map);
    VocListBook lists = new VocListBook(scope, options.keepEmpty(), labels, schema.subsets());
    ready = new Ready(labels, lists, new VocNames(schema.subsets().size() != 1));
    for (String folder : FOLDERS) {
      output.makeFolder(folder);
    }
    byte[] text =
        options.saveDatasetMeta()
            ? VocMeta.write(map)
            : VocLabelMapText.write(map, scope.formatName()).getBytes(StandardCharsets.UTF_8);
    output.write(options.saveDatasetMeta() ? VocMeta.FILE : "labelmap.txt", text, 0, text.length);
  }

  @Override
  public VocRendered render(DatasetItem item) throws IOException {
    return render(item, VocNames.listed(item.id()), true);
  }

  private VocRendered render(DatasetItem item, String id, boolean isCounting) throws IOException {
    VocWorker worker = workers.poll();
    if (worker == null) {
      worker = new VocWorker(scope, options, ready().labels, images, run.losses());
    }
    VocXmlText buffer = buffers.poll();
    buffer = buffer == null ? new VocXmlText() : buffer;
    VocRendered rendered = worker.render(item, id, isCounting, buffer);
    workers.add(worker);
    if (rendered.xml() == null) {
      buffers.add(buffer);
    }
    return rendered;
  }

  @Override
  public void writeRendered(VocRendered rendered) throws IOException {
    DatasetItem item = rendered.plan().item;
    Ready now = ready();
    VocRendered result = rendered;
    boolean isNew = now.names.take(rendered);
    if (!isNew && !now.names.isSame(rendered)) {
      result = render(item, now.names.free(item), false);
      recycle(rendered);
      isNew = now.names.take(result);
    }
    if (!result.id().equals(item.id())) {
      now.names.noteRenamed(item, result.id());
    }
    if (isNew) {
      writeFiles(result, item);
    }
    now.lists.add(result);
    if (scope.masks() && !scope.mainLists() && result.objectMask() == null && !item.annotations().isEmpty()) {
      run.losses().record(VocLosses.ITEM, item, 0);
    }
    recycle(result);
  }

  private void writeFiles(VocRendered rendered, DatasetItem item) throws IOException {
    VocXmlText xml = rendered.xml();
    if (xml != null) {
      output.write("Annotations/" + rendered.id() + ".xml", xml.bytes(), 0, xml.length());
    }
    writeMask("SegmentationClass/", rendered.id(), rendered.classMask());
    writeMask("SegmentationObject/", rendered.id(), rendered.objectMask());
    if (options.saveMedia()) {
      images.write(item, "JPEGImages/" + rendered.imageName(), rendered.image());
    }
  }

  private void writeMask(String folder, String id, byte @Nullable [] png) throws IOException {
    if (png != null) {
      output.write(folder + id + ".png", png, 0, png.length);
    }
  }

  private void recycle(VocRendered rendered) {
    VocXmlText xml = rendered.xml();
    if (xml != null) {
      buffers.add(xml);
    }
  }

  @Override
  public void finish() throws IOException {
    Ready now = ready();
    now.lists.write(output, run.issues());
    now.names.finish(run.issues());
    images.finish();
  }

  @Override
  public void close() {
    for (VocWorker worker = workers.poll(); worker != null; worker = workers.poll()) {
      worker.close();
    }
    images.close();
  }

  private Ready ready() {
    Ready now = ready;
    if (now == null) {
      throw new IllegalStateException("begin was not called");
    }
    return now;
  }

  /** What is known once the schema is. */
  private record Ready(VocTargetLabels labels, VocListBook lists, VocNames names) {}
}
