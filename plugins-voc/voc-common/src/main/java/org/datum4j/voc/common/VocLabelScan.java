// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.spi.Run;

/** Finds the names that annotation files use, for datasets without a label map. */
final class VocLabelScan {
  private final Map<String, Used> labels = new TreeMap<>();

  /** Parts and actions that objects of a label have. */
  private record Used(Set<String> parts, Set<String> actions) {}

  /** Reads the files of all items, with as many threads as the run allows. */
  static VocLabelScan of(List<VocSubset> subsets, Run run) {
    List<Work> work = new ArrayList<>();
    subsets.forEach(subset -> work.add(new Work(subset.root(), subset.ids())));
    int threads = Math.max(1, run.threads());
    int total = subsets.stream().mapToInt(subset -> subset.ids().size()).sum();
    VocLabelScan all = new VocLabelScan();
    if (threads == 1 || total < 256) {
      work.forEach(part -> all.read(part, 0, 1, run));
      return all;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<VocLabelScan>> scans = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i;
        scans.add(
            pool.submit(
                () -> {
                  VocLabelScan scan = new VocLabelScan();
                  work.forEach(part -> scan.read(part, first, threads, run));
                  return scan;
                }));
      }
      for (Future<VocLabelScan> scan : scans) {
        all.merge(result(scan));
      }
    } finally {
      pool.shutdownNow();
    }
    return all;
  }

  private static VocLabelScan result(Future<VocLabelScan> scan) {
    try {
      return scan.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("the scan for labels failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the scan for labels was interrupted", interrupted);
    }
  }

  /** Files of one root to be read. */
  private record Work(VocRoot root, List<String> ids) {}

  private void read(Work work, int first, int step, Run run) {
    VocXmlParser parser = new VocXmlParser();
    VocFields fields = new VocFields();
    for (int i = first; i < work.ids().size(); i += step) {
      run.checkCancelled();
      String id = work.ids().get(i);
      try {
        Optional<Path> file = work.root().findAnyCase(work.root().xmlName(id));
        if (file.isPresent()) {
          byte[] bytes = VocText.bytes(file.get());
          parser.parse(bytes, bytes.length, id, fields);
          fields.objects.forEach(this::use);
        }
      } catch (ImportException faulty) {
        // The item's own reading tells of it.
        continue;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private void use(VocFields.Thing thing) {
    if (thing.name.isEmpty()) {
      return;
    }
    Used used = labels.computeIfAbsent(thing.name, name -> new Used(new TreeSet<>(), new TreeSet<>()));
    thing.parts.stream().filter(part -> !part.name.isEmpty()).forEach(part -> used.parts().add(part.name));
    for (int i = 0; i < thing.actions.size(); i += 2) {
      used.actions().add(thing.actions.get(i));
    }
  }

  private void merge(VocLabelScan other) {
    other.labels.forEach((name, used) -> {
      Used mine = labels.computeIfAbsent(name, key -> new Used(new TreeSet<>(), new TreeSet<>()));
      mine.parts().addAll(used.parts());
      mine.actions().addAll(used.actions());
    });
  }

  /** Says whether a label map has all the labels that were found. */
  boolean isCoveredBy(VocLabelMap map) {
    return labels.keySet().stream().allMatch(map::knows);
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }

  /** Returns the labels that were found, sorted by name. */
  List<VocLabel> labels() {
    List<VocLabel> found = new ArrayList<>();
    labels.forEach((name, used) ->
        found.add(new VocLabel(name, null, List.copyOf(used.parts()), List.copyOf(used.actions()))));
    return found;
  }
}
