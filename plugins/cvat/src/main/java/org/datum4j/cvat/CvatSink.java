// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.voc.common.VocExportMap;
import org.datum4j.voc.common.VocImages;
import org.datum4j.voc.common.VocMeta;
import org.jspecify.annotations.Nullable;

/** Writes a file for each subset; what comes before the number of images is known waits in a scratch file. */
final class CvatSink implements RenderingSink<CvatRendered> {
  private static final int SAMPLES = 5;

  private final OutputFolder output;
  private final Run run;
  private final CvatOptions.Export options;
  private final VocImages images;
  private final Queue<CvatShapeWriter> writers = new ConcurrentLinkedQueue<>();
  private final Map<String, CvatSubset> subsets = new LinkedHashMap<>();
  private final Set<String> files = new HashSet<>();
  private final List<String> samples = new ArrayList<>();
  private long moved;
  private @Nullable DatasetSchema schema;
  private @Nullable CvatHead head;

  CvatSink(ExportRequest request) {
    output = request.output();
    run = request.run();
    options = request.options(CvatOptions.EXPORT);
    images = new VocImages(output, run.issues(), options.imageExt());
  }

  @Override
  public void begin(DatasetSchema begun) throws IOException {
    schema = begun;
    head = new CvatHead(begun);
    begun.subsets().forEach(this::subset);
    if (options.saveDatasetMeta()) {
      byte[] meta = VocMeta.write(VocExportMap.ofSource(begun));
      output.write(VocMeta.FILE, meta, 0, meta.length);
    }
  }

  private CvatSubset subset(String name) {
    return subsets.computeIfAbsent(name, fresh -> new CvatSubset(fresh, output));
  }

  private CvatShapeWriter writer() {
    CvatShapeWriter writer = writers.poll();
    DatasetSchema begun = schema;
    CvatHead labels = head;
    if (begun == null || labels == null) {
      throw new IllegalStateException("begin was not called");
    }
    return writer == null
        ? new CvatShapeWriter(begun.categories().labels(), labels, run.losses(), options.allowUndeclaredAttrs())
        : writer;
  }

  @Override
  public CvatRendered render(DatasetItem item) throws IOException {
    CvatShapeWriter writer = writer();
    Image image = options.saveMedia() ? images.recode(item) : null;
    CvatRendered rendered = writer.write(item, item.id() + images.extension(item), image);
    writers.add(writer);
    return rendered;
  }

  @Override
  public void writeRendered(CvatRendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    CvatSubset subset = subset(item.subset());
    long wanted = subset.count();
    boolean isGiven = false;
    if (!options.reindex() && item.attributes().get("frame") instanceof Long frame && frame >= 0
        && frame < Integer.MAX_VALUE) {
      wanted = frame;
      isGiven = true;
    }
    long number = subset.number(wanted);
    if (isGiven && number != wanted) {
      run.losses().record(CvatFormat.FRAME, item, 0);
    }
    String ownFolder = "";
    if (options.saveMedia()) {
      ownFolder = saveImage(rendered);
    }
    subset.add(rendered, number, ownFolder);
  }

  /** Saves an image; returns the name of the subset if another subset's image has its place in the common folder. */
  private String saveImage(CvatRendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    String name = CvatFormat.IMAGES + rendered.imageName();
    if (rendered.image() == null || subsets.size() < 2 || files.add(name)) {
      images.write(item, name, rendered.image());
      return "";
    }
    String folder = flat(item.subset());
    images.write(item, CvatFormat.IMAGES + folder + "/" + rendered.imageName(), rendered.image());
    moved++;
    if (samples.size() < SAMPLES) {
      samples.add(item.id() + " of " + item.subset());
    }
    return item.subset();
  }

  private static String flat(String subset) {
    return subset.replace('/', '_').replace('\\', '_');
  }

  @Override
  public void finish() throws IOException {
    CvatHead labels = head;
    DatasetSchema begun = schema;
    if (labels == null || begun == null) {
      throw new IllegalStateException("begin was not called");
    }
    for (CvatSubset subset : subsets.values()) {
      try (OutputStream out = new BufferedOutputStream(output.create(flat(subset.name()) + ".xml"), 1 << 16)) {
        subset.write(labels, begun.categories().labels().names(), out);
      }
    }
    images.finish();
    if (moved > 0) {
      run.issues().report(
          Issue.info(
              CvatFormat.RENAMED,
              moved + " images have the name of an image in another subset and lie in images/<subset>/: "
                  + String.join(", ", samples),
              Location.unknown(),
              "Nothing needs to be done: the files say so."));
    }
  }

  @Override
  public void close() throws IOException {
    for (CvatSubset subset : subsets.values()) {
      subset.close();
    }
    images.close();
  }
}
