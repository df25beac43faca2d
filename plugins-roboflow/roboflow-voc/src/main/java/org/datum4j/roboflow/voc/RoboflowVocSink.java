// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.datum4j.voc.common.VocImages;
import org.datum4j.voc.common.VocXmlText;
import org.jspecify.annotations.Nullable;

/** Writes an XML file for every item, the ones without objects too, into the folder of its subset. */
final class RoboflowVocSink implements RenderingSink<RoboflowVocRendered> {
  private static final String RENAMED = "ROBOFLOW-VOC-RENAMED";
  private static final int SAMPLES = 5;

  private final OutputFolder output;
  private final Run run;
  private final RoboflowVocOptions.Export options;
  private final VocImages images;
  private final Queue<VocXmlText> buffers = new ConcurrentLinkedQueue<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> samples = new ArrayList<>();
  private long renamed;
  private @Nullable RoboflowVocXml xml;

  RoboflowVocSink(ExportRequest request) {
    output = request.output();
    run = request.run();
    options = request.options(RoboflowVocOptions.EXPORT);
    images = new VocImages(output, run.issues(), options.imageExt());
  }

  @Override
  public void begin(DatasetSchema schema) throws IOException {
    xml = new RoboflowVocXml(schema.categories().labels(), run.losses());
    for (String subset : schema.subsets()) {
      output.makeFolder(flat(subset));
    }
  }

  @Override
  public RoboflowVocRendered render(DatasetItem item) throws IOException {
    return render(item, flat(item.id()), true);
  }

  private RoboflowVocRendered render(DatasetItem item, String id, boolean isCounting) throws IOException {
    RoboflowVocXml writer = xml;
    if (writer == null) {
      throw new IllegalStateException("begin was not called");
    }
    VocXmlText buffer = buffers.poll();
    buffer = buffer == null ? new VocXmlText() : buffer;
    String imageName = id + images.extension(item);
    writer.write(item, imageName, isCounting, buffer);
    Image image = options.saveMedia() ? images.recode(item) : null;
    return new RoboflowVocRendered(item, id, imageName, buffer, image);
  }

  @Override
  public void writeRendered(RoboflowVocRendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    String folder = flat(item.subset()) + "/";
    RoboflowVocRendered result = rendered;
    if (!names.add(folder + rendered.id())) {
      String free = rendered.id();
      for (int i = 2; !names.add(folder + free); i++) {
        free = rendered.id() + "_" + i;
      }
      buffers.add(rendered.xml());
      result = render(item, free, false);
    }
    if (!result.id().equals(item.id())) {
      renamed++;
      if (samples.size() < SAMPLES) {
        samples.add(item.id() + " to " + result.id());
      }
    }
    output.write(folder + result.id() + ".xml", result.xml().bytes(), 0, result.xml().length());
    if (options.saveMedia()) {
      images.write(item, folder + result.imageName(), result.image());
    }
    buffers.add(result.xml());
  }

  @Override
  public void close() {
    images.close();
  }

  /** Folders are subsets, so a name may not have any. */
  private static String flat(String name) {
    return name.replace('/', '_').replace('\\', '_');
  }

  @Override
  public void finish() {
    images.finish();
    if (renamed > 0) {
      run.issues()
          .report(
              Issue.warning(
                  RENAMED,
                  renamed + " items were renamed, since folders are subsets here: " + String.join(", ", samples),
                  Location.unknown(),
                  "Rename them before the export if other names are wanted."));
    }
  }
}
