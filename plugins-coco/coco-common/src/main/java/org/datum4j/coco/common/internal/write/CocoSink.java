// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.coco.common.CocoDocuments.Document;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.coco.common.internal.index.SafeName;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/** Takes a dataset and writes its COCO files: items are rendered by many threads, and ids are given by one. */
public final class CocoSink implements RenderingSink<Rendered> {
  private final CocoWriteSettings settings;
  private final OutputFolder output;
  private final Run run;
  private final MediaWriter media;
  private final PanopticPictures pictures;
  private final Map<String, SubsetWriter> subsets = new LinkedHashMap<>();
  private final Queue<ItemRenderer> renderers = new ConcurrentLinkedQueue<>();
  private final LongSet mergedNames = new LongSet();
  private @Nullable SinkPlan plan;
  private @Nullable DatasetSchema schema;
  private @Nullable ObjectRenderer holes;
  private long lastImageId;
  private int unnumbered;
  private long renamed;
  private long renumbered;

  /** Starts to write. */
  public CocoSink(ExportRequest request, CocoWriteSettings settings) {
    this.settings = settings;
    this.output = request.output();
    this.run = request.run();
    this.media = new MediaWriter(output, settings, run);
    this.pictures = new PanopticPictures(output, settings.layout());
  }

  @Override
  public void begin(DatasetSchema of) throws IOException {
    schema = of;
    plan = new SinkPlan(settings, of);
    holes = new ObjectRenderer(settings, new Segmentation());
    if (settings.layout().hasEmptyFolders()) {
      output.makeFolder("images");
      output.makeFolder("annotations");
    }
    of.subsets().forEach(this::subset);
  }

  private SinkPlan plan() {
    return Objects.requireNonNull(plan, "begin was not called");
  }

  private SubsetWriter subset(String name) {
    return subsets.computeIfAbsent(
        name, fresh -> new SubsetWriter(fresh, plan(), output, Objects.requireNonNull(holes)));
  }

  @Override
  public Rendered render(DatasetItem item) throws IOException {
    return render(item, null, false);
  }

  private Rendered render(DatasetItem item, @Nullable String name, boolean withNewId) throws IOException {
    ItemRenderer renderer = renderers.poll();
    if (renderer == null) {
      renderer = new ItemRenderer(settings, plan(), media, run);
    }
    try {
      return renderer.render(item, name, withNewId);
    } finally {
      renderers.add(renderer);
    }
  }

  @Override
  public void writeRendered(Rendered given) throws IOException {
    Rendered rendered = given;
    SubsetWriter subset = subset(rendered.item().subset());
    boolean isNewName = nameIsNew(subset, rendered.name());
    if (!isNewName && (settings.mergeImages() || !isOneFile(rendered))) {
      rendered = render(rendered.item(), otherName(subset, rendered), false);
      renamed++;
      isNewName = true;
    }
    ImageIds.Ref id = imageId(subset, rendered);
    if (!id.isKnown() && rendered.imageId() != null) {
      renumbered++;
      rendered = render(rendered.item(), rendered.name(), true);
    }
    subset.add(rendered, id, settings.reindex());
    if (isNewName) {
      media.write(rendered, imageFolder(subset));
    }
    for (Rendered.ForTask part : rendered.files()) {
      if (part.task() == CocoTask.PANOPTIC) {
        pictures.write(part, subset.fileName());
      }
    }
  }

  private boolean nameIsNew(SubsetWriter subset, String name) {
    if (!settings.saveMedia() && !settings.mergeImages()) {
      return true;
    }
    return (settings.mergeImages() ? mergedNames : subset.names()).add(SafeName.hash(name));
  }

  /** Two records of a COCO file may name one image; that is the user's wish and needs no second copy. */
  private boolean isOneFile(Rendered rendered) {
    DatasetItem item = rendered.item();
    // Another extension may give images one name that had none in common.
    return item.origin().orElse(null) instanceof CocoImageRecord record
        && rendered.name().equals(ImageNames.of(item, record, ""));
  }

  private String otherName(SubsetWriter subset, Rendered rendered) {
    String name = rendered.name();
    String stem = SafeName.stem(name);
    String extension = name.substring(stem.length());
    String other = stem + "_" + subset.fileName() + extension;
    for (int i = 2; !nameIsNew(subset, other); i++) {
      other = stem + "_" + subset.fileName() + "_" + i + extension;
    }
    return other;
  }

  private ImageIds.Ref imageId(SubsetWriter subset, Rendered rendered) {
    if (settings.reindex()) {
      return new ImageIds.Ref(true, ++lastImageId);
    }
    Long id = rendered.imageId();
    return id != null && subset.ids().add(id) ? new ImageIds.Ref(true, id) : new ImageIds.Ref(false, unnumbered++);
  }

  private String imageFolder(SubsetWriter subset) {
    return settings.mergeImages() ? "images/" : settings.layout().images(subset.fileName());
  }

  @Override
  public void finish() throws IOException {
    long firstImage = 1;
    for (SubsetWriter subset : subsets.values()) {
      long max = subset.ids().size() == 0 ? 0 : subset.ids().max();
      firstImage = Math.max(firstImage, max == Long.MAX_VALUE ? 1 : max + 1);
    }
    for (SubsetWriter subset : subsets.values()) {
      for (TaskFile file : subset.files().values()) {
        run.checkCancelled();
        renumbered += file.taken();
        if (isWritten(subset, file)) {
          write(subset, file, firstImage);
        }
      }
    }
    if (settings.saveDatasetMeta()) {
      new MetaWriter(output).write(Objects.requireNonNull(schema).categories());
    }
    tell(renamed, CocoIssues.NAME_CHANGED,
        "images would have had the name of another one and got their subset's name added",
        "Without --merge-images each subset has a folder of its own.");
    tell(renumbered, CocoIssues.ID_TAKEN,
        "images or annotations had the id of another one of their file and got a free id",
        "Use --reindex true to number everything anew.");
  }

  private void tell(long count, String code, String what, String mend) {
    if (count > 0) {
      // Formats without ids count the objects of each image, so that no id was ever meant to be kept.
      boolean isExpected = code.equals(CocoIssues.ID_TAKEN) && !plan().wasCoco();
      String text = count + " " + what;
      run.issues()
          .report(
              isExpected
                  ? Issue.info(code, text, Location.unknown(), mend)
                  : Issue.warning(code, text, Location.unknown(), mend));
    }
  }

  private boolean isWritten(SubsetWriter subset, TaskFile file) {
    CocoTask task = file.task();
    if (plan().isChosen() || plan().wasRead(task, subset.name()) || file.recordCount() > 0) {
      return true;
    }
    return task == CocoTask.IMAGE_INFO && !plan().wasCoco() && file.imageCount() > 0;
  }

  private void write(SubsetWriter subset, TaskFile file, long firstImage) throws IOException {
    Optional<Document> document = settings.reindex() && !plan().wasCoco()
        ? Optional.empty() : plan().document(subset.name(), file.task());
    String name = settings.layout().annotations(file.task(), subset.fileName());
    try (OutputStream out = new BufferedOutputStream(output.create(name), 1 << 16)) {
      CategoryTable categories = plan().categories(subset.name(), file.task());
      boolean inOrder = subset.isInSourceOrder() && !settings.reindex();
      long firstRecord = subset.firstRecord(file.task());
      new TaskFileFinish(file, inOrder, categories, subset.images(), firstRecord, firstImage, out).write(document);
    }
  }

  @Override
  public void close() throws IOException {
    media.close();
    for (SubsetWriter subset : subsets.values()) {
      subset.close();
    }
  }
}
