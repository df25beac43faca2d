// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as stable text, to be compared with a golden file. It holds what the model holds; what only the source's own
 * family understands (origins) and where images lie stay out.
 *
 * <pre>
 * label 0 cat parent=animal
 * item a/b train image=a/b.jpg 640x480 {id=7}
 *   bbox 10 20 30.5 40 label=cat id=1 group=1 {is_crowd=false}
 * </pre>
 */
public final class DatasetDump {
  private final StringBuilder text = new StringBuilder();
  private final Categories categories;

  private DatasetDump(Categories categories) {
    this.categories = categories;
  }

  /** Returns the text of a dataset. */
  public static String of(ImportedDataset dataset) {
    return of(dataset.schema(), dataset.items());
  }

  /** Returns the text of a dataset. */
  public static String of(DatasetSchema schema, List<DatasetItem> items) {
    DatasetDump dump = new DatasetDump(schema.categories());
    dump.head(schema);
    items.forEach(dump::item);
    return dump.text.toString();
  }

  /** Returns the text of one item. */
  public static String of(DatasetItem item, Categories categories) {
    DatasetDump dump = new DatasetDump(categories);
    dump.item(item);
    return dump.text.toString();
  }

  private void head(DatasetSchema schema) {
    if (!schema.infos().isEmpty()) {
      text.append("infos").append(rendered(schema.infos())).append('\n');
    }
    if (!schema.subsets().isEmpty()) {
      text.append("subsets ").append(String.join(", ", schema.subsets())).append('\n');
    }
    int index = 0;
    for (LabelCategory label : categories.labels().labels()) {
      text.append("label ").append(index++).append(' ').append(label.name());
      if (!label.parent().isEmpty()) {
        text.append(" parent=").append(label.parent());
      }
      if (!label.attributes().isEmpty()) {
        text.append(" attributes=").append(label.attributes());
      }
      text.append('\n');
    }
    for (Map.Entry<Integer, PointsCategory> points : categories.points().entrySet()) {
      text.append("points ").append(points.getKey()).append(' ').append(points.getValue().names());
      points.getValue().joints().forEach(j -> text.append(' ').append(j.from()).append('-').append(j.to()));
      text.append('\n');
    }
    for (Map.Entry<Integer, MaskColor> color : categories.maskColors().entrySet()) {
      MaskColor rgb = color.getValue();
      text.append("color ").append(color.getKey());
      text.append(' ').append(rgb.red()).append(' ').append(rgb.green()).append(' ').append(rgb.blue()).append('\n');
    }
  }

  private void item(DatasetItem item) {
    text.append("item ").append(item.id()).append(' ').append(item.subset());
    item.image().ifPresent(this::image);
    text.append(rendered(item.attributes())).append('\n');
    item.annotations()
        .forEach(
            annotation -> {
              text.append("  ").append(annotation.type().text());
              text.append(annotation.accept(new ShapeText()));
              common(annotation.common());
              text.append('\n');
            });
  }

  private void image(Image image) {
    text.append(" image=").append(image.name());
    image.size().ifPresent(size -> text.append(' ').append(size.width()).append('x').append(size.height()));
    if (!image.hasData()) {
      text.append(" missing");
    }
  }

  private void common(Common common) {
    if (common.hasLabel()) {
      text.append(" label=").append(labelName(common.labelIndex()));
    }
    number("id", common.id(), 0);
    number("group", common.group(), Common.NO_GROUP);
    number("object", common.objectId(), Common.NO_OBJECT);
    number("z", common.zOrder(), 0);
    text.append(rendered(common.attributes()));
  }

  private String labelName(int index) {
    return index < categories.labels().size() ? categories.labels().get(index).name() : "#" + index;
  }

  private void number(String name, long value, long absent) {
    if (value != absent) {
      text.append(' ').append(name).append('=').append(value);
    }
  }

  private static String rendered(Attributes attributes) {
    return attributes.isEmpty() ? "" : " " + braced(attributes);
  }

  /** Texts stand in quotes, so that the text "1" does not look like the number. */
  private static String value(@Nullable Object value) {
    if (value instanceof Attributes nested) {
      return braced(nested);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(DatasetDump::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String plain ? '"' + plain + '"' : String.valueOf(value);
  }

  private static String braced(Attributes attributes) {
    return attributes.asMap().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
