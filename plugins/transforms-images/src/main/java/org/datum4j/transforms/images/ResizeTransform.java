// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Changes the size of images with everything that is drawn on them: to a fixed size, or by two factors. Aspect ratios
 * are not kept. Pictures are averaged where they shrink and interpolated where they grow; masks take the nearest
 * pixel.
 *
 * <p>Lazy, item by item; pictures are decoded when they are written. Annotations of missing pictures are changed,
 * too, as long as the size is known.
 */
@Format(name = "resize", title = "Resize images")
public final class ResizeTransform implements Transform {
  private static final Loss TURNED = new Loss("TRANSFORM-ROTATED-BOX",
      "turned boxes that two different factors bend", "kept as polygons of four corners");
  private static final OptionType<ResizeOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), ResizeOptions.class);
  private static final int MOST_SIDE = 1 << 24;

  /** Makes the transform. */
  public ResizeTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public List<Loss> losses() {
    return List.of(TURNED);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    ResizeOptions options = request.options(OPTIONS);
    Run run = request.run();
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    types.addAll(source.schema().annotationTypes());
    if (types.contains(AnnotationType.ROTATED_BBOX)) {
      types.add(AnnotationType.POLYGON);
    }
    return MappedSource.mapOrDrop(
        source, source.schema().withAnnotationTypes(types), item -> resized(item, options, run));
  }

  private static @Nullable DatasetItem resized(DatasetItem item, ResizeOptions options, Run run) {
    Image image = item.image().orElse(null);
    ImageSize before = image == null ? null : image.size().orElse(null);
    boolean hasShapes = item.annotations().stream().anyMatch(annotation -> annotation.type().isShape());
    if (before == null) {
      if (!hasShapes && (image == null || !image.hasData())) {
        return item;
      }
      SizeFault.report(item, run);
      return null;
    }
    ImageSize after = options.width().isPresent()
        ? new ImageSize(options.width().get(), options.height().orElseThrow())
        : scaled(before, options);
    double scaleX = options.scaleX().orElse(after.width() / (double) before.width());
    double scaleY = options.scaleY().orElse(after.height() / (double) before.height());
    ShapeScaler scaler = new ShapeScaler(scaleX, scaleY, before, after);
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      Annotation shape = annotation.accept(scaler);
      if (annotation.type() == AnnotationType.ROTATED_BBOX && shape.type() == AnnotationType.POLYGON) {
        run.losses().record(TURNED, item, annotation.id());
      }
      changed.add(shape);
    }
    Image picture = Pictures.changed(
        item, image, image.name(), after, pixels -> pixels.resized(after.width(), after.height()));
    return Origins.repainted(item.withAnnotations(changed), picture);
  }

  private static ImageSize scaled(ImageSize size, ResizeOptions options) {
    return new ImageSize(
        side(size.width(), options.scaleX().orElseThrow()), side(size.height(), options.scaleY().orElseThrow()));
  }

  private static int side(int before, double scale) {
    return (int) Math.min(MOST_SIDE, Math.max(1, Math.round(before * scale)));
  }
}
