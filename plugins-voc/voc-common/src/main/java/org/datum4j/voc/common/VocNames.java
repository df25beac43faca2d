// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;

/**
 * Names of items in the files. VOC keeps all subsets in one folder, so an id that stands in two subsets is one file if
 * both items are equal, and the second is renamed to {@code id_subset} if they are not. Ids that a list cannot hold are
 * changed.
 */
final class VocNames {
  private static final int SAMPLES = 5;

  private final Map<String, Long> contents = new HashMap<>();
  private final boolean isComparing;
  private final List<String> samples = new ArrayList<>(SAMPLES);
  private long renamed;

  /**
   * Makes an empty book of names.
   *
   * @param isComparing whether an id can come again in another subset
   */
  VocNames(boolean isComparing) {
    this.isComparing = isComparing;
  }

  /**
   * Returns the id as the lists can hold it: without line ends, and without what readers strip or take for a
   * comment.
   */
  static String listed(String id) {
    return isPlain(id) ? id : cleaned(id);
  }

  /** A quick look that nearly every id passes. */
  private static boolean isPlain(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c > '~' || i == 0 && (c == '#' || c == '"')) {
        return false;
      }
    }
    return !id.isEmpty();
  }

  private static String cleaned(String id) {
    StringBuilder clean = new StringBuilder(id.strip().isEmpty() ? "_" : id.strip());
    for (int i = 0; i < clean.length(); i++) {
      if (Character.isISOControl(clean.charAt(i)) || clean.charAt(i) == '\u2028' || clean.charAt(i) == '\u2029') {
        clean.setCharAt(i, '_');
      }
    }
    if (clean.charAt(0) == '#' || clean.charAt(0) == '"') {
      clean.setCharAt(0, '_');
    }
    return clean.toString();
  }

  /** Says whether the name is new, and takes it. */
  boolean take(VocRendered rendered) {
    return contents.putIfAbsent(rendered.id(), isComparing ? digest(rendered) : 0L) == null;
  }

  /** Says whether the name was taken by an item with the same files. */
  boolean isSame(VocRendered rendered) {
    Long earlier = contents.get(rendered.id());
    return isComparing && earlier != null && earlier == digest(rendered);
  }

  /** Returns a free name for an item, and remembers that it was changed. */
  String free(DatasetItem item) {
    String wanted = listed(item.id()) + "_" + listed(item.subset()).replace('/', '_');
    String name = wanted;
    for (int i = 2; contents.containsKey(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  void noteRenamed(DatasetItem item, String name) {
    renamed++;
    if (samples.size() < SAMPLES) {
      samples.add(item.id() + " of subset " + item.subset() + " to " + name);
    }
  }

  private static long digest(VocRendered rendered) {
    CRC32 one = new CRC32();
    CRC32C two = new CRC32C();
    String image = rendered.plan().item.image().map(VocNames::identity).orElse("");
    byte[] imageBytes = image.getBytes(StandardCharsets.UTF_8);
    one.update(imageBytes);
    two.update(imageBytes);
    VocXmlText xml = rendered.xml();
    if (xml != null) {
      one.update(xml.bytes(), 0, xml.length());
      two.update(xml.bytes(), 0, xml.length());
    }
    byte[] objects = rendered.objectMask();
    if (objects != null) {
      one.update(objects);
      two.update(objects);
    }
    byte[] classes = rendered.classMask();
    if (classes != null) {
      one.update(classes);
      two.update(classes);
    }
    return one.getValue() << 32 ^ two.getValue();
  }

  private static String identity(Image image) {
    return image.file().map(file -> file.toAbsolutePath().toString()).orElse(image.name()) + image.declaredSize();
  }

  /** Tells once of all items that were renamed. */
  void finish(IssueSink issues) {
    if (renamed > 0) {
      issues.report(
          Issue.warning(
              VocIssues.ITEM_RENAMED,
              renamed + " items were renamed, since VOC keeps all subsets in one folder and names in lists of lines: "
                  + String.join(", ", samples),
              Location.unknown(),
              "Rename them before the export if other names are wanted."));
    }
  }
}
