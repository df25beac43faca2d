// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.jspecify.annotations.Nullable;

/** Makes items ready: everything that needs no knowledge of other items. One instance serves a thread at a time. */
final class ItemRenderer {
  private final CocoWriteSettings settings;
  private final SinkPlan plan;
  private final MediaWriter media;
  private final Run run;
  private final Segmentation segmentation = new Segmentation();
  private final ObjectRenderer objects;
  private final SimpleRenderer simple;
  private final PanopticRenderer panoptic;
  private final CoverCropper cropper = new CoverCropper(segmentation);
  private final LossCounter losses;

  ItemRenderer(CocoWriteSettings settings, SinkPlan plan, MediaWriter media, Run run) {
    this.settings = settings;
    this.plan = plan;
    this.media = media;
    this.run = run;
    this.objects = new ObjectRenderer(settings, segmentation);
    this.simple = new SimpleRenderer(settings);
    this.panoptic = new PanopticRenderer(settings, run.losses());
    this.losses = new LossCounter(run.losses(), settings, plan);
  }

  /** Renders an item; its name and id may be replaced when others have them already. */
  Rendered render(DatasetItem item, @Nullable String otherName, boolean withNewId) throws IOException {
    CocoImageRecord record = item.origin().orElse(null) instanceof CocoImageRecord read ? read : null;
    DatasetItem known = withKnownLabels(item);
    String name = otherName != null ? otherName : ImageNames.of(known, record, settings.imageExt());
    Long id = withNewId || settings.reindex() ? null : idOf(known);
    CocoCarried carried = CocoCarried.of(known.origin().orElse(null));
    boolean knowsFiles = carried != null && carried.knowsFiles();
    boolean isKept = id != null && record != null && record.id() == id;
    List<Unit> units = UnitSplitter.split(known, plan.isChosen() && plan.hasObjects());
    if (otherName == null && !withNewId) {
      losses.count(known, units);
    }
    List<Rendered.ForTask> files = new ArrayList<>();
    Entry shared = null;
    for (CocoTask task : plan.tasks()) {
      CocoImageRecord own = record == null ? null : record.of(task).orElse(null);
      Entry image = own == null ? shared : null;
      if (image == null) {
        image = simple.image(known, name, task, own != null ? own : record, id);
        shared = own == null && !knowsFiles ? image : shared;
      }
      boolean isListed = record == null && !knowsFiles || own != null || !plan.wasRead(task)
          || knowsFiles && carried.isOf(task);
      files.add(forTask(known, task, units, image, isListed, isKept));
    }
    return new Rendered(item, name, id, units.size(), files, media.ready(item));
  }

  private DatasetItem withKnownLabels(DatasetItem item) {
    int count = plan.labels();
    List<Annotation> kept = null;
    for (int i = 0; i < item.annotations().size(); i++) {
      Annotation annotation = item.annotations().get(i);
      if (annotation.labelIndex() >= count) {
        kept = kept == null ? new ArrayList<>(item.annotations()) : kept;
        kept.remove(annotation);
        run.issues()
            .report(
                Issue.error(
                    CocoIssues.LABEL_RANGE,
                    "label index " + annotation.labelIndex() + " of annotation " + annotation.id()
                        + " is not among the " + count + " labels",
                    Location.ofItem(item.id(), item.subset()),
                    "Correct the source, or convert with --on-error skip to leave the annotation out."));
      }
    }
    return kept == null ? item : item.withAnnotations(kept);
  }

  private static @Nullable Long idOf(DatasetItem item) {
    Object id = item.attributes().get("id");
    if (id instanceof Long whole) {
      return whole;
    }
    if (id instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      return number.longValue();
    }
    if (id instanceof String text && text.matches("-?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    return null;
  }

  private Rendered.ForTask forTask(
      DatasetItem item, CocoTask task, List<Unit> units, Entry image, boolean isListed, boolean isKept) {
    CategoryTable categories = plan.categories(item.subset(), task);
    List<Entry> records = new ArrayList<>();
    if (task == CocoTask.PANOPTIC) {
      return panoptic(item, image, isListed, categories, isKept);
    }
    if (task.isObjects()) {
      objects(item, task, units, categories, isKept, records);
    } else if (task == CocoTask.CAPTIONS || task == CocoTask.LABELS) {
      AnnotationType kind = task == CocoTask.CAPTIONS ? AnnotationType.CAPTION : AnnotationType.LABEL;
      for (Unit unit : units) {
        if (unit.members().get(0).type() == kind && belongs(unit, task)) {
          Entry entry = simple.annotation(unit, task, categories);
          records.add(entry.isCopy() && !isKept ? objects.withHoles(entry) : entry);
        }
      }
    }
    return new Rendered.ForTask(task, image, records, isListed, null, null, null);
  }

  private boolean belongs(Unit unit, CocoTask task) {
    return plan.isChosen() || unit.belongsTo(task);
  }

  private void objects(
      DatasetItem item, CocoTask task, List<Unit> units, CategoryTable categories, boolean isKept,
          List<Entry> records) {
    ImageSize size = null;
    boolean hasSize = false;
    List<Draft> drafts = null;
    for (int position = 0; position < units.size(); position++) {
      Unit unit = units.get(position);
      int number = plan.sharesObjects() ? position : -1;
      Annotation first = unit.members().get(0);
      if (!first.type().isShape() || !belongs(unit, task)) {
        continue;
      }
      if (isKept && objects.isCopied(unit, task, categories) && hasPlace(unit, task)) {
        records.add(objects.copy(unit, task).ofObject(number));
        continue;
      }
      Draft draft = new Draft(unit);
      boolean isObject = draft.hasShape() || task == CocoTask.PERSON_KEYPOINTS && draft.points() != null;
      if (!isObject || task == CocoTask.PERSON_KEYPOINTS && draft.points() == null && isNew(unit)) {
        continue;
      }
      if (!hasSize) {
        size = item.image().flatMap(image -> image.size()).orElse(null);
        hasSize = true;
      }
      int height = size == null ? 0 : size.height();
      int width = size == null ? 0 : size.width();
      segmentation.choose(draft, objects.modeFor(task, unit.record()), height, width);
      if (settings.cropCovered()) {
        drafts = drafts == null ? new ArrayList<>() : drafts;
        drafts.add(draft);
      } else {
        records.add(objects.render(draft, task, categories, height, width).ofObject(number));
      }
    }
    if (drafts != null) {
      int height = size == null ? 0 : size.height();
      int width = size == null ? 0 : size.width();
      for (Draft draft : cropper.crop(drafts, height, width)) {
        int number = plan.sharesObjects() ? units.indexOf(draft.unit()) : -1;
        records.add(objects.render(draft, task, categories, height, width).ofObject(number));
      }
    }
  }

  /** Says whether an object was never in a file of keypoints. */
  private static boolean isNew(Unit unit) {
    CocoCarried carried = unit.carried();
    return unit.record() == null && (carried == null || !carried.knowsFiles());
  }

  /** An object without keypoints, of a file of instances, has no place among keypoints. */
  private static boolean hasPlace(Unit unit, CocoTask task) {
    CocoRecord record = Objects.requireNonNull(unit.record());
    return task != CocoTask.PERSON_KEYPOINTS || record.of(task).isPresent() || record.index().hasKeypoints();
  }

  private Rendered.ForTask panoptic(
      DatasetItem item, Entry image, boolean isListed, CategoryTable categories, boolean isKept) {
    List<Annotation> segments = UnitSplitter.segments(item, plan.isChosen());
    List<Entry> records = new ArrayList<>();
    if (segments.isEmpty()) {
      return new Rendered.ForTask(CocoTask.PANOPTIC, image, records, isListed, null, null, null);
    }
    plan.things().look(item, segments);
    CocoRecord record = PanopticRenderer.intactRecord(segments);
    if (record != null && isKept && panoptic.isCopied(item, record, segments, categories)) {
      records.add(ObjectRenderer.copy(record));
      return new Rendered.ForTask(CocoTask.PANOPTIC, image, records, isListed, null, null, record);
    }
    PanopticRenderer.Panoptic made = panoptic.render(item, segments, categories);
    if (made == null) {
      return new Rendered.ForTask(CocoTask.PANOPTIC, image, records, isListed, null, null, null);
    }
    records.add(made.entry());
    return new Rendered.ForTask(
        CocoTask.PANOPTIC, image, records, isListed, made.pictureName(), made.picture(), null);
  }
}
