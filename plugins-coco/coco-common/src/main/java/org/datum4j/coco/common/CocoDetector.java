// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DetectionContext;

/**
 * Tells COCO datasets by the names of their annotation files, else by the heads of JSON files. One task is that task's
 * own format; two or more are the combined format.
 */
public final class CocoDetector {
  private static final int MOST_HEADS = 64;
  private static final String ROBOFLOW = "_annotations.coco.json";

  private final DetectionContext context;
  private final Map<CocoTask, String> named = new EnumMap<>(CocoTask.class);
  private final Map<CocoTask, String> byContent = new EnumMap<>(CocoTask.class);
  private String results = "";
  private boolean isRoboflow;

  private CocoDetector(DetectionContext context) {
    this.context = context;
    look();
  }

  /** Detects the format of one task. */
  public static Detection ofTask(DetectionContext context, CocoTask task) {
    return new CocoDetector(context).task(task);
  }

  /** Detects the combined format. */
  public static Detection ofAll(DetectionContext context) {
    return new CocoDetector(context).all();
  }

  private void look() {
    int heads = 0;
    for (String file : context.match("**/*.json")) {
      String base = CocoNames.base(file);
      Optional<CocoTask> task = CocoTask.ofFileName(base);
      isRoboflow |= base.toLowerCase(Locale.ROOT).equals(ROBOFLOW);
      if (heads >= MOST_HEADS || CocoNames.isKnownOther(base)) {
        continue;
      }
      if (task.isPresent() && named.containsKey(task.get())) {
        continue;
      }
      heads++;
      byte[] head = context.head(file);
      Optional<CocoTask> content = CocoHead.taskOf(head);
      if (results.isEmpty() && CocoHead.isResults(head)) {
        results = file;
      }
      if (content.isPresent()) {
        (task.isPresent() ? named : byContent).putIfAbsent(task.orElse(content.get()), file);
      } else if (task.isPresent() && isPlainlyNamed(file)) {
        // A broken file in the right place is still COCO, so that its fault is told and not "unknown format".
        named.putIfAbsent(task.get(), file);
      }
    }
  }

  private static boolean isPlainlyNamed(String file) {
    return CocoNames.folder(file).equals("annotations");
  }

  private Map<CocoTask, String> tasks() {
    return named.isEmpty() ? byContent : named;
  }

  private Detection task(CocoTask task) {
    String file = tasks().get(task);
    if (file == null || isRoboflow) {
      return Detection.impossible("annotations/" + task.prefix() + "_<subset>.json");
    }
    if (tasks().size() > 1) {
      return Detection.of(Confidence.POSSIBLE, file).plusMissing("files of this task only: there are others, see coco");
    }
    return Detection.of(named.isEmpty() ? Confidence.LIKELY : Confidence.PROBABLE, evidence(file));
  }

  private Detection all() {
    if (tasks().isEmpty() && !results.isEmpty() && !isRoboflow) {
      String missing = "the dataset file (" + results + " is a COCO results file)";
      return Detection.impossible(missing).plusFound(results);
    }
    if (tasks().isEmpty() || isRoboflow) {
      return Detection.impossible("annotations/<task>_<subset>.json");
    }
    List<String> files = List.copyOf(tasks().values());
    if (files.size() == 1) {
      return Detection.of(Confidence.POSSIBLE, files.get(0)).plusMissing("files of a second task");
    }
    Detection detection = Detection.of(named.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN);
    for (String file : files) {
      detection = detection.plusFound(evidence(file));
    }
    return detection;
  }

  private static String evidence(String file) {
    return file + " with COCO's lists";
  }
}
