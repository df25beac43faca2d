// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;

/**
 * CVAT 1.1, "for images" and "for video".
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;subset&gt;.xml, annotations.xml     any name will do
 * images/, images/&lt;subset&gt;/         images; they may lie anywhere below, or nowhere
 *
 * annotations = version meta? (image | track)*
 * meta        = task | job | project, each with labels/label: name, color, type, parent, attributes/attribute, svg
 * image       = @id @name @width @height @subset? @task_id? (shape | tag)*
 * track       = @id @label @source? @group_id? @subset? @task_id? shape*
 * shape       = box | polygon | polyline | points | ellipse | cuboid | mask | skeleton
 *               @label @occluded @z_order @group_id? @source? attribute*; in a track @frame @keyframe @outside
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * An item's id is the name of its image without extension; its attribute {@code frame} is the image's id. A frame of a
 * video that no {@code image} describes is called {@code frame_%06d}. {@code occluded} is an attribute of every shape;
 * those of tracks have {@code outside}, {@code keyframe} and {@code track_id}, too, and are kept when they are outside.
 * Attributes are booleans when they are {@code true} or {@code false}; numbers when declared so, or when chosen from a
 * list and spelled as numbers are written; else text. A skeleton is keypoints in the order of its
 * label's sublabels. Runs of a mask go along rows, inside of its box.
 *
 * <h2>Units</h2>
 *
 * Pixels; corners of boxes, not sides; degrees clockwise.
 *
 * <h2>Detection</h2>
 *
 * By the root element {@code annotations} with images or tracks.
 *
 * <h2>What is lost</h2>
 *
 * On the way in: owners, assignees and everything else of {@code meta} but labels. On the way out: see
 * {@link CvatFormat#LOSSES}.
 *
 * @source https://docs.cvat.ai/docs/manual/advanced/xml_format/
 */
final class CvatFormat {
  static final String NAME = "cvat";
  static final String TITLE = "CVAT 1.1";
  static final String ROOT = "annotations";
  static final String IMAGES = "images/";

  /** What shapes say of themselves in every file, so that no label needs to declare it. */
  static final Set<String> BUILT_IN = Set.of("occluded", "outside", "keyframe", "track_id");

  static final String NOT_FOUND = "CVAT-DATASET-MISSING";
  static final String XML = "CVAT-XML-BROKEN";
  static final String XML_LIMIT = "CVAT-XML-LIMIT";
  static final String META = "CVAT-META-BROKEN";
  static final String LABEL_TWICE = "CVAT-LABEL-TWICE";
  static final String LABEL_UNDECLARED = "CVAT-LABEL-UNDECLARED";
  static final String LABELS_DIFFER = "CVAT-LABELS-DIFFER";
  static final String IMAGE_FIELD = "CVAT-IMAGE-FIELD";
  static final String IMAGE_NAME = "CVAT-IMAGE-NAME";
  static final String IMAGE_TWICE = "CVAT-IMAGE-TWICE";
  static final String IMAGE_ABSENT = "CVAT-IMAGE-ABSENT";
  static final String IMAGE_POINTER = "CVAT-IMAGE-POINTER";
  static final String SHAPE_FIELD = "CVAT-SHAPE-FIELD";
  static final String SHAPE_UNKNOWN = "CVAT-SHAPE-UNKNOWN";
  static final String SHAPE_APPROXIMATE = "CVAT-SHAPE-APPROXIMATE";
  static final String MASK_OUTSIDE = "CVAT-MASK-OUTSIDE";
  static final String SKELETON = "CVAT-SKELETON-PARTS";
  static final String RENAMED = "CVAT-IMAGES-RENAMED";

  static final Loss CAPTION = new Loss("CVAT-CAPTION", "captions", "left out");
  static final Loss UNDECLARED = new Loss("CVAT-UNDECLARED", "attributes that no label declares",
      "left out; --allow-undeclared-attrs writes them");
  static final Loss VALUE = new Loss("CVAT-VALUE", "attributes that are lists, maps or nothing", "left out");
  static final Loss VALUE_TYPE = new Loss("CVAT-VALUE-TYPE", "numbers in attributes that are not declared as numbers",
      "kept as text");
  static final Loss ITEM_ATTRIBUTES = new Loss("CVAT-ITEM-ATTRIBUTES", "attributes of images", "left out");
  static final Loss ID = new Loss("CVAT-ID", "ids of annotations", "left out");
  static final Loss VISIBILITY = new Loss("CVAT-VISIBILITY", "hidden or absent points that have no names",
      "kept as visible points");
  static final Loss TRACK = new Loss("CVAT-TRACK", "masks and labels that are part of a track",
      "kept without the track");
  static final Loss NOT_FINITE = new Loss("CVAT-NOT-FINITE", "shapes with coordinates that are not finite", "left out");
  static final Loss CHARACTER = new Loss("CVAT-CHARACTER", "texts with characters that XML cannot hold",
      "kept with replacement characters");
  static final Loss FRAME = new Loss("CVAT-FRAME", "frame numbers that another image of the subset has, too",
      "written anew");
  static final List<Loss> LOSSES = List.of(CAPTION, UNDECLARED, VALUE, VALUE_TYPE, ITEM_ATTRIBUTES, ID, VISIBILITY,
      TRACK, NOT_FINITE, CHARACTER, FRAME);

  private CvatFormat() {}

  /** Returns the name of a video's frame, as in CVAT's own archives but for the letters of the extension. */
  static String frameName(long frame) {
    String digits = Long.toString(frame);
    return "frame_" + "0".repeat(Math.max(0, 6 - digits.length())) + digits + ".png";
  }
}
