// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.PlainImages;
import org.datum4j.coco.common.internal.index.PlainRows;
import org.datum4j.coco.common.internal.index.RecordReader;
import org.datum4j.kit.primitive.LongIntMap;
import org.jspecify.annotations.Nullable;

/** Makes items of the records of one subset. One instance serves a thread at a time and is then used by another. */
final class ItemReader {
  private static final int LARGEST_SHARED = 1 << 20;

  private final CocoSubset subset;
  private final List<RecordContext> contexts;
  private final List<List<String>> folders;
  private final List<RecordReader> imageReaders = new ArrayList<>();
  private final List<RecordReader> annotationReaders = new ArrayList<>();
  /** Of image records, and of annotations, that are not read with their items. */
  private final List<RecordTexts> imageTexts = new ArrayList<>();

  private final List<RecordTexts> annotationTexts = new ArrayList<>();
  private final @Nullable ImageFinder finder;
  private final ImageMaker imageMaker = new ImageMaker();
  private final AnnotationMaker annotationMaker = new AnnotationMaker();
  private final PanopticMaker panopticMaker;
  private final DraftJoiner joiner = new DraftJoiner();

  ItemReader(CocoSubset subset, SubsetFiles files, PanopticFolders panoptic, @Nullable ImageFinder finder) {
    this.subset = subset;
    this.contexts = files.contexts();
    this.folders = files.folders();
    this.finder = finder;
    this.panopticMaker = new PanopticMaker(annotationMaker.fields(), panoptic);
    for (int i = 0; i < contexts.size(); i++) {
      imageReaders.add(new RecordReader(files.channel(i)));
      annotationReaders.add(new RecordReader(files.channel(i)));
      imageTexts.add(RecordTexts.ofImages(contexts.get(i).index(), files.channel(i)));
      annotationTexts.add(RecordTexts.ofAnnotations(contexts.get(i).index(), files.channel(i)));
    }
  }

  /** Reads an item. */
  DatasetItem read(int item) throws IOException {
    int[] imageOf = new int[contexts.size()];
    int first = -1;
    for (int file = contexts.size() - 1; file >= 0; file--) {
      imageOf[file] = subset.imageOf(item, file);
      first = imageOf[file] == LongIntMap.NONE ? first : file;
    }
    long id = subset.imageId(item);
    readImage(imageOf, first);
    String itemId = imageMaker.itemId(subset.isRenamed(item), id);
    ImageSize size = imageMaker.size();
    Image image = imageMaker.image(finder, folders.get(first), subset.name());
    var attributes = imageMaker.attributes(id);
    CocoImageRecord origin = origin(imageOf, first, id, itemId);
    List<Annotation> annotations = annotations(imageOf, id, frame(size, image));
    return DatasetItem.of(itemId, subset.name(), image, annotations, attributes).withOrigin(origin);
  }

  /** Sizes that only the file knows are not looked up here: that would open every image. */
  private static AnnotationMaker.Frame frame(@Nullable ImageSize size, Image image) {
    return size == null ? new AnnotationMaker.Frame(0, 0) : new AnnotationMaker.Frame(size.height(), size.width());
  }

  private void readImage(int[] imageOf, int first) throws IOException {
    PlainImages plain = contexts.get(first).index().plainImages();
    String name = plain == null || isInOtherFiles(imageOf, first) ? null : plain.name(imageOf[first]);
    if (name == null) {
      imageMaker.read(imageRecord(first, imageOf[first]));
    } else {
      imageMaker.take(name, plain.size(imageOf[first]));
    }
  }

  private static boolean isInOtherFiles(int[] imageOf, int first) {
    for (int file = first + 1; file < imageOf.length; file++) {
      if (imageOf[file] != LongIntMap.NONE) {
        return true;
      }
    }
    return false;
  }

  private byte[] imageRecord(int file, int image) throws IOException {
    CocoIndex index = contexts.get(file).index();
    byte[] bytes = new byte[index.imageLength(image)];
    imageReaders.get(file).read(index.imageStart(image), bytes, 0, bytes.length);
    return bytes;
  }

  private CocoImageRecord origin(int[] imageOf, int first, long id, String itemId) throws IOException {
    CocoImageRecord next = null;
    for (int file = imageOf.length - 1; file > first; file--) {
      if (imageOf[file] != LongIntMap.NONE) {
        imageMaker.read(imageRecord(file, imageOf[file]));
        next = imageMaker.record(contexts.get(file).index(), imageTexts.get(file), imageOf[file], id, itemId, next);
      }
    }
    if (next != null) {
      readImage(imageOf, first);
    }
    return imageMaker.record(contexts.get(first).index(), imageTexts.get(first), imageOf[first], id, itemId, next);
  }

  private List<Annotation> annotations(int[] imageOf, long id, AnnotationMaker.Frame frame) throws IOException {
    if (contexts.get(0).demand().annotationTypes().isEmpty()) {
      return List.of();
    }
    joiner.start();
    for (int file = 0; file < imageOf.length; file++) {
      RecordContext context = contexts.get(file);
      int count = imageOf[file] == LongIntMap.NONE ? 0 : context.index().annotationsOf(imageOf[file]);
      if (count > 0 && context.index().task() == CocoTask.IMAGE_INFO) {
        context.count(Oddity.ASIDE, context.index().annotationOf(imageOf[file], 0), 0, "", "");
      } else if (count > 0) {
        records(context, file, imageOf[file], count, id, frame);
      }
    }
    return joiner.join();
  }

  private void records(
      RecordContext context, int file, int image, int count, long id, AnnotationMaker.Frame frame) throws IOException {
    CocoIndex index = context.index();
    PlainRows plain = index.task().isObjects() ? index.plain() : null;
    boolean isPanoptic = index.task() == CocoTask.PANOPTIC;
    RecordReader reader = annotationReaders.get(file);
    RecordTexts texts = annotationTexts.get(file);
    joiner.file(index.task());
    byte[] bytes = new byte[totalLength(index, plain, image, count)];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int row = index.annotationOf(image, i);
      Draft known =
          plain == null ? null : annotationMaker.makePlain(context, plain, texts, row, frame, id);
      if (known != null) {
        joiner.add(known);
        continue;
      }
      int length = index.annotationLength(row);
      if (length > bytes.length - from) {
        bytes = new byte[length];
        from = 0;
      }
      int to = from + length;
      reader.read(index.annotationStart(row), bytes, from, length);
      joiner.add(
          isPanoptic
              ? panopticMaker.make(context, row, bytes, from, to, frame, id)
              : annotationMaker.make(context, row, bytes, from, to, frame, id));
      from = to;
    }
  }

  /** Returns the room for an image's records, which share an array; more than fits comfortably gets arrays of its own. */
  private static int totalLength(CocoIndex index, @Nullable PlainRows plain, int image, int count) {
    long length = 0;
    for (int i = 0; i < count; i++) {
      int row = index.annotationOf(image, i);
      length += plain != null && plain.isPlain(row) ? 0 : index.annotationLength(row);
    }
    return length > LARGEST_SHARED ? 0 : (int) length;
  }
}
