// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project's file as text.
 *
 * <p>It is one JSON object: {@code version} (the number 1), {@code sources} and {@code stages}. A source has {@code name},
 * {@code format}, {@code path}, {@code file}, {@code options} (words), {@code copied} and {@code fingerprint}; a stage has
 * {@code transform} and {@code options}. Later versions add members; a file of a later version is refused, so that nothing
 * that it says is lost.
 */
final class ProjectJson {
  private static final int VERSION = 1;
  private static final String MEND = "Correct the file, or make the project anew with datum project create --overwrite.";

  private final String file;

  private ProjectJson(String file) {
    this.file = file;
  }

  static ProjectContent read(String text, String file) {
    return new ProjectJson(file).content(text);
  }

  static String write(ProjectContent content) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("version", VERSION);
    ArrayNode sources = root.putArray("sources");
    for (ProjectSource source : content.sources()) {
      ObjectNode node = sources.addObject();
      node.put("name", source.name());
      node.put("format", source.format());
      node.put("path", source.path());
      node.put("file", source.file());
      source.options().forEach(node.putArray("options")::add);
      node.put("copied", source.isCopied());
      node.put("fingerprint", source.fingerprint());
    }
    ArrayNode stages = root.putArray("stages");
    for (ProjectStage stage : content.stages()) {
      ObjectNode node = stages.addObject();
      node.put("transform", stage.transform());
      stage.options().forEach(node.putArray("options")::add);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private ProjectContent content(String text) {
    JsonNode root = tree(text);
    if (!root.isObject()) {
      throw refused("is no JSON object", "$");
    }
    JsonNode version = root.path("version");
    if (!version.isIntegralNumber() || version.asInt() < 1) {
      throw refused("version is " + version + ", expected the number " + VERSION, "$.version");
    }
    if (version.asInt() > VERSION) {
      throw new ImportException(
          Issue.error(
              "PROJECT-FILE-VERSION",
              "the project is of version " + version + ", this datum knows versions up to " + VERSION,
              Location.ofFile(file).withPath("$.version"),
              "Use the datum that made it, or a newer one."));
    }
    List<ProjectSource> sources = new ArrayList<>();
    JsonNode listed = list(root, "sources", "$");
    for (int i = 0; i < listed.size(); i++) {
      sources.add(source(listed.get(i), "$.sources[" + i + "]"));
    }
    List<ProjectStage> stages = new ArrayList<>();
    JsonNode listedStages = list(root, "stages", "$");
    for (int i = 0; i < listedStages.size(); i++) {
      String path = "$.stages[" + i + "]";
      stages.add(new ProjectStage(text(listedStages.get(i), "transform", path), words(listedStages.get(i), path)));
    }
    return new ProjectContent(sources, stages);
  }

  private JsonNode tree(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JacksonException malformed) {
      long line = Optional.ofNullable(malformed.getLocation()).map(where -> (long) where.getLineNr()).orElse(0L);
      throw new ImportException(
          Issue.error(
              "PROJECT-FILE-SYNTAX",
              "the project's file is no JSON: " + malformed.getOriginalMessage(),
              Location.ofLine(file, Math.max(0, line)),
              MEND),
          malformed);
    }
  }

  private ProjectSource source(JsonNode node, String path) {
    return new ProjectSource(
        text(node, "name", path),
        text(node, "format", path),
        text(node, "path", path),
        node.path("file").asString(""),
        words(node, path),
        node.path("copied").asBoolean(false),
        node.path("fingerprint").asString(""));
  }

  private List<String> words(JsonNode node, String path) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list(node, "options", path)) {
      if (!word.isString()) {
        throw refused("options hold " + word + ", expected texts", path + ".options");
      }
      words.add(word.asString());
    }
    return words;
  }

  private JsonNode list(JsonNode node, String name, String path) {
    JsonNode list = node.path(name);
    if (list.isMissingNode()) {
      return new JsonMapper().createArrayNode();
    }
    if (!list.isArray()) {
      throw refused(name + " is " + list + ", expected a list", path + "." + name);
    }
    return list;
  }

  private String text(JsonNode node, String name, String path) {
    JsonNode value = node.path(name);
    if (!value.isString() || value.asString().isEmpty()) {
      String found = value.isMissingNode() ? "missing" : value.toString();
      throw refused(name + " is " + found + ", expected a text", path + "." + name);
    }
    return value.asString();
  }

  private ImportException refused(String what, String path) {
    return new ImportException(
        Issue.error("PROJECT-FILE-CONTENT", "the project's file: " + what, Location.ofFile(file).withPath(path), MEND));
  }
}
