// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.DetectionReport;
import org.datum4j.runtime.internal.io.OpenInput;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Extensions;
import org.datum4j.runtime.plugin.PluginContext;
import org.datum4j.runtime.plugin.Role;

/** Asks all importers whose files are there about a folder, and about what it wraps. */
public final class Detector {
  /** How many folders that hold nothing but one folder are entered. */
  public static final int DEPTH = 3;

  private static final int NEAR = 2;

  private static final Comparator<DetectionCandidate> BEST_FIRST =
      Comparator.comparing((DetectionCandidate candidate) -> candidate.detection().confidence())
          .reversed()
          .thenComparing(DetectionCandidate::format);

  private static final Comparator<DetectionCandidate> NEAREST_FIRST =
      Comparator.comparingInt((DetectionCandidate miss) -> miss.detection().missing().size())
          .thenComparing(miss -> -miss.detection().found().size())
          .thenComparing(DetectionCandidate::format);

  private final Extensions extensions;
  private final int depth;

  /**
   * Makes a detector.
   *
   * @param depth how many wrapping folders are entered
   */
  public Detector(Extensions extensions, int depth) {
    this.extensions = extensions;
    this.depth = depth;
  }

  /** Looks at an input. */
  public DetectionReport detect(Path shown, OpenInput input) throws IOException {
    Map<String, DetectionCandidate> byFormat = new LinkedHashMap<>();
    List<DetectionCandidate> misses = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    InputFolder folder = input.folder();
    String root = "";
    for (int level = 0; level <= depth; level++) {
      ask(FolderEvidence.of(folder, input.file()), root, byFormat, misses, issues);
      Optional<String> only = input.file().isEmpty() ? onlyFolder(folder.root()) : Optional.empty();
      if (only.isEmpty()) {
        break;
      }
      root = root.isEmpty() ? only.get() : root + "/" + only.get();
      folder = folder.folder(only.get());
    }
    List<DetectionCandidate> candidates = new ArrayList<>(byFormat.values());
    candidates.sort(BEST_FIRST);
    misses.removeIf(miss -> byFormat.containsKey(miss.format()));
    misses.sort(NEAREST_FIRST);
    return new DetectionReport(shown, deepestOnlyIfBetter(candidates), misses, issues);
  }

  /**
   * Returns the folder inside an input that an importer takes for its format: the input itself, unless only something that
   * it wraps fits.
   *
   * @return a relative path, or the empty text for the input itself
   */
  public String rootFor(Importer importer, OpenInput input) throws IOException {
    InputFolder folder = input.folder();
    String root = "";
    for (int level = 0; level <= depth && input.file().isEmpty(); level++) {
      Optional<String> only = onlyFolder(folder.root());
      if (level == 0 && only.isEmpty()) {
        return "";
      }
      FolderEvidence evidence = FolderEvidence.of(folder, "");
      if (!PluginContext.call(importer, () -> importer.detect(evidence)).isImpossible()) {
        return root;
      }
      if (only.isEmpty()) {
        return "";
      }
      root = root.isEmpty() ? only.get() : root + "/" + only.get();
      folder = folder.folder(only.get());
    }
    return "";
  }

  /** Of equals, those in upper folders win. */
  private static List<DetectionCandidate> deepestOnlyIfBetter(List<DetectionCandidate> sorted) {
    if (sorted.isEmpty()) {
      return sorted;
    }
    Confidence highest = sorted.get(0).detection().confidence();
    int upper =
        sorted.stream()
            .filter(candidate -> candidate.detection().confidence() == highest)
            .mapToInt(candidate -> depthOf(candidate.root()))
            .min()
            .orElse(0);
    return sorted.stream()
        .filter(
            candidate ->
                candidate.detection().confidence() != highest || depthOf(candidate.root()) == upper)
        .toList();
  }

  private static int depthOf(String root) {
    return root.isEmpty() ? 0 : 1 + (int) root.chars().filter(c -> c == '/').count();
  }

  private void ask(
      FolderEvidence evidence,
      String root,
      Map<String, DetectionCandidate> byFormat,
      List<DetectionCandidate> misses,
      List<Issue> issues) {
    for (CatalogueEntry entry : extensions.entries()) {
      if (entry.role() != Role.IMPORT || !evidence.matchesAny(entry.files())) {
        continue;
      }
      DetectionCandidate candidate;
      try {
        Importer importer = extensions.importer(entry.name());
        Detection detection = PluginContext.call(importer, () -> importer.detect(evidence));
        candidate = new DetectionCandidate(entry.name(), entry.title(), root, detection);
      } catch (RuntimeException | LinkageError failed) {
        issues.add(issue(entry, failed));
        continue;
      }
      if (candidate.detection().isImpossible()) {
        Detection detection = candidate.detection();
        if (!detection.found().isEmpty() && !detection.missing().isEmpty() && detection.missing().size() <= NEAR) {
          misses.add(candidate);
        }
      } else {
        byFormat.merge(entry.name(), candidate, Detector::better);
      }
    }
  }

  private static DetectionCandidate better(DetectionCandidate upper, DetectionCandidate inner) {
    boolean isBetter = inner.detection().confidence().compareTo(upper.detection().confidence()) > 0;
    return isBetter ? inner : upper;
  }

  private static Issue issue(CatalogueEntry entry, Throwable failed) {
    if (failed instanceof DatumException told) {
      return told.issue();
    }
    return Issue.warning(
        "DETECT-IMPORTER-FAILED",
        "the importer of " + entry.name() + " failed to look at the input: " + failed,
        Location.unknown(),
        "Name the format with -if, and tell the author of the plugin " + entry.pluginId() + ".");
  }

  /** Returns the folder that is all that a folder holds beside read-me files and the like. */
  private static Optional<String> onlyFolder(Path folder) throws IOException {
    String only = "";
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (FolderSketch.isCompanion(plain)) {
          continue;
        }
        if (!only.isEmpty() || !Files.isDirectory(entry)) {
          return Optional.empty();
        }
        only = plain;
      }
    }
    return only.isEmpty() ? Optional.empty() : Optional.of(only);
  }
}
