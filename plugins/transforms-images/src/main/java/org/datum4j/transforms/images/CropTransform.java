// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
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
 * Keeps a part of every image with what is drawn in it: boxes, polygons, lines and masks are cut, keypoints outside are
 * not labelled any more, and shapes that lie wholly outside go. Where the part reaches over an image's border it is
 * smaller. Labels and captions stay.
 *
 * <p>Lazy, item by item; pictures are decoded when they are written. The size of the image must be known.
 */
@Format(name = "crop", title = "Crop images")
public final class CropTransform implements Transform {
  private static final OptionType<CropOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), CropOptions.class);

  /** Makes the transform. */
  public CropTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public List<Loss> losses() {
    return List.of(CutItem.CURVED);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Window window = request.options(OPTIONS).window();
    Run run = request.run();
    return MappedSource.mapOrDrop(source, CutItem.schema(source.schema()), item -> cropped(item, window, run));
  }

  private static @Nullable DatasetItem cropped(DatasetItem item, Window wanted, Run run) {
    Optional<ImageSize> size = item.image().flatMap(Image::size);
    if (size.isEmpty()) {
      SizeFault.report(item, run);
      return null;
    }
    Window window = wanted.inside(size.get()).orElse(null);
    if (window == null) {
      run.issues().report(Issue.error("TRANSFORM-CROP-OUTSIDE",
          "the image is " + size.get().width() + " x " + size.get().height() + " and nothing of it lies in the part"
              + " to keep",
          Location.ofItem(item.id(), item.subset()),
          "Choose another part; with --on-error skip the item is left out."));
      return null;
    }
    if (window.size().equals(size.get())) {
      return item;
    }
    List<Annotation> shapes = new CutItem(item, run).shapes(window, 0, false);
    Image image = item.image().orElseThrow();
    Image picture = Pictures.changed(item, image, image.name(), window.size(),
        pixels -> pixels.crop(window.x(), window.y(), window.width(), window.height()));
    return Origins.repainted(item.withAnnotations(shapes), picture);
  }
}
