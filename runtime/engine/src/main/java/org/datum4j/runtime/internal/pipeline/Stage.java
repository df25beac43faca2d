// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.io.IOException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.RenderingSink;

/**
 * A sink seen as two steps: many threads render, one writes.
 *
 * @param <R> what is handed from one to the other
 */
abstract class Stage<R> {
  private static final int ITEM_BYTES = 256;
  private static final int ANNOTATION_BYTES = 96;
  private static final int POINT_BYTES = 16;

  static Stage<?> of(DatasetSink sink) {
    return sink instanceof RenderingSink<?> rendering ? new Rendering<>(rendering) : new Plain(sink);
  }

  abstract R render(DatasetItem item) throws IOException;

  abstract void write(R rendered) throws IOException;

  /** Returns roughly how many bytes a rendered item takes until it is written. */
  long weight(DatasetItem item, R rendered) {
    if (rendered instanceof byte[] bytes) {
      return bytes.length;
    }
    long bytes = ITEM_BYTES;
    for (Annotation annotation : item.annotations()) {
      bytes += ANNOTATION_BYTES;
      if (annotation instanceof Polygon polygon) {
        bytes += points(polygon.coordinates());
      } else if (annotation instanceof Points points) {
        bytes += points(points.coordinates());
      } else if (annotation instanceof PolyLine line) {
        bytes += points(line.coordinates());
      }
    }
    return bytes;
  }

  private static long points(Coordinates coordinates) {
    return coordinates.isRead() ? (long) POINT_BYTES * coordinates.size() : 0;
  }

  private static final class Plain extends Stage<DatasetItem> {
    private final DatasetSink sink;

    Plain(DatasetSink sink) {
      this.sink = sink;
    }

    @Override
    DatasetItem render(DatasetItem item) {
      return item;
    }

    @Override
    void write(DatasetItem item) throws IOException {
      sink.write(item);
    }
  }

  private static final class Rendering<R> extends Stage<R> {
    private final RenderingSink<R> sink;

    Rendering(RenderingSink<R> sink) {
      this.sink = sink;
    }

    @Override
    R render(DatasetItem item) throws IOException {
      return sink.render(item);
    }

    @Override
    void write(R rendered) throws IOException {
      sink.writeRendered(rendered);
    }
  }
}
