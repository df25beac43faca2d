// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ListSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.runtime.Cancellation;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.RunSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipelineTest {
  private static final DatasetSchema SCHEMA = DatasetSchema.of(Categories.ofNames(List.of("cat")), List.of("train"));
  private static final int COUNT = 5_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void keepsTheOrderOfASplittingSource(int threads) throws IOException {
    RecordingSink sink = new RecordingSink();
    ItemTally tally = new Pipeline(run(threads), "test").run(splitting(COUNT), sink);
    assertThat(sink.written).isEqualTo(ids(COUNT));
    assertThat(tally.items()).isEqualTo(COUNT);
    assertThat(tally.instances()).isEqualTo(COUNT);
    assertThat(tally.byType()).containsOnlyKeys(AnnotationType.BBOX);
    assertThat(tally.bySubset().get("train")).containsExactly(COUNT, 2L * COUNT, COUNT);
    assertThat(sink.isFinished).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void keepsTheOrderOfASequentialSource(int threads) throws IOException {
    RecordingSink sink = new RecordingSink();
    new Pipeline(run(threads), "test").run(sequential(COUNT, -1), sink);
    assertThat(sink.written).isEqualTo(ids(COUNT));
  }

  @Test
  void writesToAPlainSinkInOneThread() throws IOException {
    List<String> written = new ArrayList<>();
    Thread caller = Thread.currentThread();
    DatasetSink sink =
        new DatasetSink() {
          @Override
          public void begin(DatasetSchema schema) {}

          @Override
          public void write(DatasetItem item) {
            assertThat(Thread.currentThread()).isSameAs(caller);
            written.add(item.id());
          }

          @Override
          public void finish() {}
        };
    DatasetSource odd =
        MappedSource.mapOrDrop(splitting(COUNT), SCHEMA, item -> Integer.parseInt(item.id()) % 2 == 0 ? null : item);
    new Pipeline(run(4), "test").run(odd, sink);
    assertThat(written).isEqualTo(ids(COUNT).stream().filter(id -> Integer.parseInt(id) % 2 == 1).toList());
  }

  @Test
  void handlesNoItems() throws IOException {
    RecordingSink sink = new RecordingSink();
    assertThat(new Pipeline(run(4), "test").run(splitting(0), sink).items()).isZero();
    assertThat(sink.isFinished).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void throwsTheFirstFailureInOrder(int threads) {
    RecordingSink sink = new RecordingSink();
    DatasetSource faulty =
        MappedSource.map(
            splitting(COUNT),
            SCHEMA,
            item -> {
              if (Integer.parseInt(item.id()) % 500 == 499) {
                throw new ImportException(Issue.error("TEST-FAULT", item.id(), Location.unknown(), "Mend it."));
              }
              return item;
            });
    assertThatThrownBy(() -> new Pipeline(run(threads), "test").run(faulty, sink))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("499 ");
    assertThat(sink.written).isEqualTo(ids(499));
    assertThat(sink.isFinished).isFalse();
  }

  @Test
  void throwsFailuresOfASequentialSourceAfterWhatCameBefore() {
    RecordingSink sink = new RecordingSink();
    assertThatThrownBy(() -> new Pipeline(run(3), "test").run(sequential(COUNT, 1000), sink))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sink.written).isEqualTo(ids(1000));
  }

  @Test
  void endsSoonWhenCancelled() {
    Cancellation cancellation = new Cancellation();
    RunContext run = new RunContext(new RunSettings(ErrorPolicy.FAIL, 3, RunListener.NONE, cancellation));
    AtomicInteger made = new AtomicInteger();
    DatasetSource slow =
        MappedSource.map(
            splitting(100_000),
            SCHEMA,
            item -> {
              if (made.incrementAndGet() == 1_000) {
                cancellation.cancel();
              }
              return item;
            });
    long start = System.nanoTime();
    assertThatThrownBy(() -> new Pipeline(run, "test").run(slow, new RecordingSink()))
        .isInstanceOf(CancelledException.class);
    assertThat(made.get()).isLessThan(2_000);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
  }

  @Test
  void endsWhenTheCallerIsInterrupted() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                new Pipeline(run(2), "test").run(endless(), new RecordingSink());
              } catch (IOException | RuntimeException expected) {
                thrown.add(expected);
              }
            });
    caller.start();
    caller.interrupt();
    caller.join();
    assertThat(thrown).singleElement().isInstanceOf(CancelledException.class);
  }

  @Test
  void boundsWhatIsOnItsWay() throws IOException {
    AtomicInteger onTheWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RenderingSink<byte[]> big =
        new RenderingSink<>() {
          @Override
          public void begin(DatasetSchema schema) {}

          @Override
          public byte[] render(DatasetItem item) {
            most.accumulateAndGet(onTheWay.incrementAndGet(), Math::max);
            return new byte[1 << 20];
          }

          @Override
          public void writeRendered(byte[] rendered) {
            onTheWay.decrementAndGet();
          }

          @Override
          public void finish() {}
        };
    new Pipeline(run(2), "test").run(splitting(1_000), big);
    assertThat(most.get()).as("megabytes on the way").isLessThan(60);
  }

  private static RunContext run(int threads) {
    return new RunContext(RunSettings.defaults().withThreads(threads));
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static DatasetItem item(int index) {
    Common common = Common.ofLabel(0).withGroup(1);
    return DatasetItem.of(
        String.valueOf(index),
        "train",
        null,
        List.of(new Bbox(common, 0, 0, index, 1), new Bbox(common, 1, 1, 1, 1)),
        Attributes.empty());
  }

  private static DatasetSource splitting(int count) {
    return new ListSource(SCHEMA, IntStream.range(0, count).mapToObj(PipelineTest::item).toList());
  }

  private static DatasetSource endless() {
    return new Sequential(Integer.MAX_VALUE, -1);
  }

  private static DatasetSource sequential(int count, int faultAt) {
    return new Sequential(count, faultAt);
  }

  private record Sequential(int count, int faultAt) implements DatasetSource {
    @Override
    public DatasetSchema schema() {
      return SCHEMA;
    }

    @Override
    public Spliterator<DatasetItem> items() {
      Iterator<DatasetItem> iterator =
          IntStream.range(0, count)
              .mapToObj(
                  index -> {
                    if (index == faultAt) {
                      throw new IllegalStateException("broken at " + index);
                    }
                    return item(index);
                  })
              .iterator();
      return new Unsplittable(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED));
    }

    @Override
    public void close() {}
  }

  private record Unsplittable(Spliterator<DatasetItem> items) implements Spliterator<DatasetItem> {
    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      return items.tryAdvance(action);
    }

    @Override
    public Spliterator<DatasetItem> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
      return ORDERED;
    }
  }

  private static final class RecordingSink implements RenderingSink<byte[]> {
    private final List<String> written = new ArrayList<>();
    private boolean isFinished;

    @Override
    public void begin(DatasetSchema schema) {
      assertThat(schema.categories().labels().names()).containsExactly("cat");
    }

    @Override
    public byte[] render(DatasetItem item) {
      if (item.id().hashCode() % 97 == 0) {
        Thread.yield();
      }
      return item.id().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void writeRendered(byte[] rendered) {
      written.add(new String(rendered, StandardCharsets.UTF_8));
    }

    @Override
    public void finish() {
      isFinished = true;
    }
  }
}
