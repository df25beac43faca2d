// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project's file as text.
 *
 * <p>It is one JSON object: {@code version} (the number 1), {@code sources} and {@code stages}. A source has {@code name},
 * {@code format}, {@code path}, {@code file}, {@code options} (words), {@code copied} and {@code fingerprint}; a stage has
 * {@code transform} and {@code options}. Later versions add members; a file of a later version or with members of other
 * names is refused, so that nothing that it says is lost.
 */
final class ProjectJson {
  private static final int VERSION = 1;
  static final String MEND = "Correct the file, or make the project anew with datum project create --overwrite.";

  private static final Set<String> MEMBERS = Set.of("version", "sources", "stages");
  private static final Set<String> SOURCE_MEMBERS =
      Set.of("name", "format", "path", "file", "options", "copied", "fingerprint");
  private static final Set<String> STAGE_MEMBERS = Set.of("transform", "options");

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
    if (!version.isIntegralNumber() || version.bigIntegerValue().signum() < 1) {
      throw refused("version is " + found(version) + ", expected the number " + VERSION, "$.version");
    }
    if (version.bigIntegerValue().compareTo(BigInteger.valueOf(VERSION)) > 0) {
      throw new ImportException(
          Issue.error(
              "PROJECT-FILE-VERSION",
              "the project is of version " + version + ", this datum knows versions up to " + VERSION,
              Location.ofFile(file).withPath("$.version"),
              "Use the datum that made it, or a newer one."));
    }
    checkMembers(root, MEMBERS, "$");
    List<ProjectSource> sources = new ArrayList<>();
    JsonNode listed = list(root, "sources", "$");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      String path = "$.sources[" + i + "]";
      sources.add(source(listed.get(i), path));
      if (!names.add(sources.get(i).name())) {
        throw refused("two sources have the name \"" + sources.get(i).name() + "\"", path + ".name");
      }
    }
    List<ProjectStage> stages = new ArrayList<>();
    JsonNode listedStages = list(root, "stages", "$");
    for (int i = 0; i < listedStages.size(); i++) {
      String path = "$.stages[" + i + "]";
      checkMembers(listedStages.get(i), STAGE_MEMBERS, path);
      stages.add(new ProjectStage(text(listedStages.get(i), "transform", path), words(listedStages.get(i), path)));
    }
    return new ProjectContent(sources, stages);
  }

  private JsonNode tree(String text) {
    try {
      return JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build().readTree(text);
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
    checkMembers(node, SOURCE_MEMBERS, path);
    JsonNode copied = node.path("copied");
    if (!copied.isMissingNode() && !copied.isBoolean()) {
      throw refused("copied is " + copied + ", expected true or false", path + ".copied");
    }
    return new ProjectSource(
        text(node, "name", path),
        text(node, "format", path),
        place(node, "path", path),
        node.has("file") ? place(node, "file", path) : "",
        words(node, path),
        copied.asBoolean(false),
        node.has("fingerprint") ? optionalText(node, "fingerprint", path) : "");
  }

  private void checkMembers(JsonNode node, Set<String> known, String path) {
    if (!node.isObject()) {
      throw refused("there is " + node + ", expected a JSON object", path);
    }
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        String names = String.join(", ", new TreeSet<>(known));
        throw refused("there is a member \"" + name + "\", expected only " + names, path);
      }
    }
  }

  /** Reads a path, which a file system of this machine must be able to have. */
  private String place(JsonNode node, String name, String path) {
    String place = name.equals("path") ? text(node, name, path) : optionalText(node, name, path);
    try {
      return Path.of(place).toString().isEmpty() ? "" : place;
    } catch (InvalidPathException impossible) {
      throw refused(name + " is no path: " + impossible.getReason(), path + "." + name);
    }
  }

  private String optionalText(JsonNode node, String name, String path) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw refused(name + " is " + value + ", expected a text", path + "." + name);
    }
    return value.asString();
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
      throw refused(name + " is " + found(value) + ", expected a text", path + "." + name);
    }
    return value.asString();
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }

  private ImportException refused(String what, String path) {
    return new ImportException(
        Issue.error("PROJECT-FILE-CONTENT", "the project's file: " + what, Location.ofFile(file).withPath(path), MEND));
  }
}
