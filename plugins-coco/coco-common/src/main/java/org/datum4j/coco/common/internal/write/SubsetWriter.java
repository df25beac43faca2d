// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/** The files of a subset in the making; texts of images that are not copied are shared by them. */
final class SubsetWriter implements Closeable {
  private final String name;
  private final String fileName;
  private final Map<CocoTask, TaskFile> files = new EnumMap<>(CocoTask.class);
  private final Spool images;
  private final LongSet ids = new LongSet();
  private final LongSet names = new LongSet();
  private final ImageOrder order = new ImageOrder();
  private int objects;
  private @Nullable CocoIndex usable;
  private @Nullable CocoIndex unusable;

  SubsetWriter(String name, SinkPlan plan, OutputFolder output, ObjectRenderer holes) {
    this.name = name;
    this.fileName = ImageNames.subset(name);
    this.images = new Spool(output);
    plan.tasks().forEach(task -> files.put(task, new TaskFile(task, output, holes)));
  }

  String name() {
    return name;
  }

  /** Returns the name as part of file names. */
  String fileName() {
    return fileName;
  }

  LongSet ids() {
    return ids;
  }

  LongSet names() {
    return names;
  }

  Spool images() {
    return images;
  }

  /** Says whether items came in the order of their source. */
  boolean isInSourceOrder() {
    return order.isSource();
  }

  Map<CocoTask, TaskFile> files() {
    return files;
  }

  /** Adds an item to its files. */
  void add(Rendered rendered, ImageIds.Ref id, boolean reindex) throws IOException {
    order.add(rendered.item());
    Entry spooled = null;
    long start = 0;
    for (Rendered.ForTask part : rendered.files()) {
      TaskFile file = files.get(part.task());
      if (file == null || !part.isListed() && part.records().isEmpty()) {
        continue;
      }
      Entry image = part.image();
      CocoIndex index = image.index();
      if (image.isCopy() && index != null && isUsable(index)) {
        file.addCopiedImage(index, image.ordinal());
      } else {
        if (image != spooled) {
          start = images.length();
          ImageIds.writeImage(images, image, id);
          images.write((byte) ',');
          spooled = image;
        }
        file.addSpooledImage(start, images.length(), index == null && !reindex ? image.ordinal() : Entry.NO_PLACE);
      }
      for (Entry record : part.records()) {
        file.add(record, id, reindex, objects);
      }
    }
    objects += rendered.objects();
  }

  /** A source file is looked at once now, and once more when it is copied. */
  private boolean isUsable(CocoIndex index) throws IOException {
    if (index != usable && index != unusable) {
      if (TaskFile.isUnchanged(index)) {
        usable = index;
      } else {
        unusable = index;
      }
    }
    return index == usable;
  }

  /** Returns the id of a file's first record without one; files of objects share their new ids. */
  long firstRecord(CocoTask task) {
    long largest = 0;
    for (TaskFile file : files.values()) {
      if (file.task() == task || file.task().isObjects() && task.isObjects()) {
        largest = Math.max(largest, file.largestId());
      }
    }
    return largest + 1;
  }

  @Override
  public void close() throws IOException {
    images.close();
    for (TaskFile file : files.values()) {
      file.close();
    }
  }
}
