// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.OrdinalSource;
import org.datum4j.transforms.common.Passes;

/**
 * Gives annotations running numbers as ids, through the whole dataset or anew in every item. Groups stay.
 *
 * <p>Through the whole dataset it counts the annotations of each item in a first pass; else it is lazy, item by item.
 */
@Format(name = "reindex_annotations", title = "Running numbers as ids of annotations")
public final class ReindexAnnotationsTransform implements Transform {
  private static final OptionType<ReindexAnnotationsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), ReindexAnnotationsOptions.class);

  /** Makes the transform. */
  public ReindexAnnotationsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    ReindexAnnotationsOptions options = request.options(OPTIONS);
    long start = options.start();
    if (options.reindexEachItem()) {
      return MappedSource.map(source, source.schema(), item -> numbered(item, start));
    }
    Run run = request.run();
    return OrdinalSource.map(source, source.schema(), () -> {
      long[] starts = starts(source, run, start);
      return (ordinal, item) -> numbered(item, starts[ordinal]);
    });
  }

  private static long[] starts(DatasetSource source, Run run, long start) {
    IntList counts = new IntList();
    Passes.forEach(source, run, "counting annotations", (item, ordinal) -> counts.add(item.annotations().size()));
    long[] starts = new long[counts.size()];
    long next = start;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = next;
      next += counts.get(i);
    }
    return starts;
  }

  private static DatasetItem numbered(DatasetItem item, long start) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      changed.add(annotation.withCommon(annotation.common().withId(start + changed.size())));
    }
    return item.withAnnotations(changed);
  }
}
