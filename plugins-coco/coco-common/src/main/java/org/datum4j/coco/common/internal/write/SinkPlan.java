// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.coco.common.CocoDocuments;
import org.datum4j.coco.common.CocoDocuments.Document;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.jspecify.annotations.Nullable;

/** What is settled before the first item: the tasks, and what the source files say beside their records. */
final class SinkPlan {
  private final CocoWriteSettings settings;
  private final DatasetSchema schema;
  private final List<Document> documents;
  private final List<CocoTask> tasks;
  private final Set<CocoTask> read = EnumSet.noneOf(CocoTask.class);
  private final int objectTasks;
  private final Things things;
  /** By subset, then by task. */
  private final Map<String, Map<CocoTask, CategoryTable>> tables = new ConcurrentHashMap<>();

  SinkPlan(CocoWriteSettings settings, DatasetSchema schema) {
    this.settings = settings;
    this.schema = schema;
    this.documents = CocoDocuments.read(schema.origins());
    Set<CocoTask> chosen = settings.tasks().orElse(EnumSet.allOf(CocoTask.class));
    this.tasks = List.copyOf(EnumSet.copyOf(chosen));
    this.objectTasks = (int) tasks.stream().filter(CocoTask::isObjects).count();
    documents.forEach(document -> read.add(document.task()));
    this.things = new Things(schema.categories(), documents);
  }

  /** Returns what tells things from stuff. */
  Things things() {
    return things;
  }

  /** Returns the tasks whose files may be written. */
  List<CocoTask> tasks() {
    return tasks;
  }

  /** Says whether the user chose the tasks. */
  boolean isChosen() {
    return settings.tasks().isPresent();
  }

  boolean hasObjects() {
    return objectTasks > 0;
  }

  /** Says whether an object may stand in several files, and then has one id in all of them. */
  boolean sharesObjects() {
    return objectTasks > 1;
  }

  /** Returns the number of labels. */
  int labels() {
    return schema.categories().labels().size();
  }

  /** Says whether a file of a task was among the source's. */
  boolean wasRead(CocoTask task) {
    return read.contains(task);
  }

  /** Says whether the source is COCO. */
  boolean wasCoco() {
    return !documents.isEmpty();
  }

  /** Says whether the source has a file of just that task and subset. */
  boolean wasRead(CocoTask task, String subset) {
    return documents.stream().anyMatch(document -> document.task() == task && document.subset().equals(subset));
  }

  /** Returns the source file that says what stands beside the records of a file to be written. */
  Optional<Document> document(String subset, CocoTask task) {
    Document best = null;
    int bestScore = 0;
    for (Document document : documents) {
      int score = 1 + (document.task() == task ? 4 : task.isObjects() && document.task().isObjects() ? 2 : 0);
      score = 2 * score + (document.subset().equals(subset) ? 1 : 0);
      if (score > bestScore) {
        best = document;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the categories of a file to be written. */
  CategoryTable categories(String subset, CocoTask task) {
    Map<CocoTask, CategoryTable> byTask = tables.computeIfAbsent(subset, fresh -> new ConcurrentHashMap<>());
    CategoryTable known = byTask.get(task);
    return known != null ? known : byTask.computeIfAbsent(task, fresh -> table(subset, task));
  }

  private CategoryTable table(String subset, CocoTask task) {
    Document own = settings.reindex() ? null : withCategories(subset, task);
    List<String> others = new ArrayList<>();
    if (!settings.reindex()) {
      documents.forEach(document -> document.json("categories").ifPresent(others::add));
    }
    return new CategoryTable(schema.categories(), task, own, others, things);
  }

  private @Nullable Document withCategories(String subset, CocoTask task) {
    Document document = document(subset, task).orElse(null);
    if (document != null && document.json("categories").isPresent()) {
      return document;
    }
    for (Document other : documents) {
      if (task.hasCategories() && other.json("categories").isPresent()) {
        return other;
      }
    }
    return null;
  }
}
