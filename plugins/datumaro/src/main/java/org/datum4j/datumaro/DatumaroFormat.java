// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.kit.json.JsonException;

/**
 * Datumaro's own JSON.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * annotations/&lt;subset&gt;.json     one file for each subset
 * images/&lt;subset&gt;/&lt;path&gt;        the images, if they were saved
 * dataset_meta.json              the labels once more, if asked for
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * file       = { dm_format_version: "1.0", media_type: 2, infos: {…}, categories, items: [item …], extras? }
 * categories = { label?: { labels: [{ name, parent, attributes }], label_groups, attributes },
 *                points?: { items: [{ label_id, labels, joints, positions }] },
 *                mask?: { colormap: [{ label_id, r, g, b }] } }
 * item       = { id, annotations: [annotation …], attr: {…}, image: { path, size: [height, width] }, extras? }
 * annotation = { id, type, attributes, group, label_id?, object_id?, z_order?, extras?, geometry }
 * geometry   = bbox: [x, y, width, height]                       of a bbox
 *            | points: [x, y …]                                  of a polygon, a polyline
 *            | points: [x, y …], visibility: [0 | 1 | 2 …]       of points
 *            | points: [x1, y1, x2, y2]                          of an ellipse
 *            | points: [cx, cy, width, height, degrees]          of a rotated_bbox
 *            | rle: { counts: text, size: [height, width] }      of a mask
 *            | caption: text                                     of a caption
 * </pre>
 *
 * <p>{@code rle_plain} beside an {@code rle} is our own: the runs came as numbers, which Datumaro cannot read; they are
 * written as text and become numbers again. {@code extras} is our own, too: what an importer of another family remembers
 * of its records, by family name. Datumaro passes over both; we read them back, so that COCO, Datumaro, COCO is the
 * identity. Members that we do not know, and annotations of kinds that the model does not have, are kept with their
 * record and written again.
 *
 * <h2>Units</h2>
 *
 * Pixels, as read, not rounded.
 *
 * <h2>Detection</h2>
 *
 * A JSON file, in {@code annotations/} or at the top, with the keys {@code categories} and {@code items}.
 *
 * <h2>What is lost</h2>
 *
 * Nothing.
 *
 * @source Datumaro's documentation,
 * https://open-edge-platform.github.io/datumaro/latest/docs/data-formats/formats/datumaro.html
 */
final class DatumaroFormat {
  static final String NAME = "datumaro";
  static final String TITLE = "Datumaro JSON";
  static final String FILES = "**/*.json";

  static final String ANNOTATIONS = "annotations/";
  static final String IMAGES = "images/";
  static final String EXTENSION = ".json";
  static final String META = "dataset_meta.json";
  static final String VERSION = "1.0";

  /** Datumaro's number for datasets of images. */
  static final int IMAGE_MEDIA = 2;

  /** Kinds of annotation that Datumaro has and the model has not; they are kept as they are. */
  static final Set<String> FOREIGN_TYPES =
      Set.of("cuboid_2d", "cuboid_3d", "super_resolution_annotation", "depth_annotation", "hash_key",
          "feature_vector", "tabular");

  static final String JSON_FAULTY = "DATUMARO-JSON-FAULTY";
  static final String VERSION_UNKNOWN = "DATUMARO-VERSION-UNKNOWN";
  static final String FILES_MISSING = "DATUMARO-FILES-MISSING";
  static final String ITEMS_MISSING = "DATUMARO-ITEMS-MISSING";
  static final String ITEM_TWICE = "DATUMARO-ITEM-TWICE";
  static final String ITEM_ID = "DATUMARO-ITEM-ID";
  static final String CATEGORIES_DIFFER = "DATUMARO-CATEGORIES-DIFFER";
  static final String CATEGORIES_FAULTY = "DATUMARO-CATEGORIES-FAULTY";
  static final String INFOS_DIFFER = "DATUMARO-INFOS-DIFFER";
  static final String LABEL_RANGE = "DATUMARO-LABEL-RANGE";
  static final String TYPE_UNKNOWN = "DATUMARO-TYPE-UNKNOWN";
  static final String TYPE_FOREIGN = "DATUMARO-TYPE-FOREIGN";
  static final String MEDIA_FOREIGN = "DATUMARO-MEDIA-FOREIGN";
  static final String GEOMETRY_FAULTY = "DATUMARO-GEOMETRY-FAULTY";
  static final String IMAGE_OUTSIDE = "DATUMARO-IMAGE-OUTSIDE";
  static final String IMAGE_RECODE = "DATUMARO-IMAGE-RECODE";
  static final String IMAGE_SIZE = "DATUMARO-IMAGE-SIZE";

  /** Images that are asked for and are not there. */
  static final Loss IMAGE_MISSING = new Loss("DATUMARO-IMAGE-MISSING", "images that are not there", "not saved");

  private DatumaroFormat() {}

  static Detection detect(DetectionContext context) {
    for (String glob : List.of("annotations/*.json", "*.json")) {
      for (String file : context.match(glob)) {
        List<String> keys = context.jsonKeys(file);
        if (keys.contains("categories") && keys.contains("items")) {
          return Detection.of(Confidence.CERTAIN, file + " with the keys categories and items");
        }
      }
    }
    return Detection.impossible("annotations/*.json with the keys categories and items");
  }

  /** Returns the annotation files of a folder, or the one that the user named. */
  static List<String> annotationFiles(InputFolder folder, String named) throws IOException {
    if (!named.isEmpty()) {
      return List.of(named);
    }
    List<String> inFolder = new ArrayList<>();
    List<String> atTop = new ArrayList<>();
    for (String file : folder.files()) {
      if (!file.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
        continue;
      }
      if (file.startsWith(ANNOTATIONS)) {
        inFolder.add(file);
      } else if (file.indexOf('/') < 0 && !file.equals(META)) {
        atTop.add(file);
      }
    }
    List<String> found = inFolder.isEmpty() ? atTop : inFolder;
    if (found.isEmpty()) {
      throw new ImportException(
          Issue.error(
              FILES_MISSING,
              "there is no annotation file, expected annotations/<subset>.json",
              Location.unknown(),
              "Name the folder that holds the folder annotations/, or one annotation file."));
    }
    return found;
  }

  /** Returns the subset that a file stands for. */
  static String subset(String file) {
    String name = file.startsWith(ANNOTATIONS) ? file.substring(ANNOTATIONS.length())
        : file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Puts text that is not the JSON that was expected into the user's words. */
  static ImportException faulty(String file, JsonException fault) {
    return new ImportException(faultyIssue(file, "", fault), fault);
  }

  static Issue faultyIssue(String file, String object, JsonException fault) {
    return Issue.error(
        JSON_FAULTY,
        fault.detail(),
        new Location(file, fault.line(), fault.offset(), fault.path(), object),
        "Correct the file there, or import with --on-error skip to leave out what cannot be read.");
  }
}
