// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageKind;
import org.datum4j.api.spi.DetectionContext;

/**
 * A folder of images.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * &lt;id&gt;.jpg     images
 * </pre>
 *
 * <p>Only images at the top are read; others are named in an issue, or read with {@code --recursive}. An id with
 * folders is written into these folders.
 *
 * <h2>Fields</h2>
 *
 * None. All items are of one subset.
 *
 * <h2>Units</h2>
 *
 * None.
 *
 * <h2>Detection</h2>
 *
 * Images at the top, and nothing that another format knows.
 *
 * <h2>What is lost</h2>
 *
 * Everything but the images; of images of one name in several subsets, a later one gets its subset's name as well.
 *
 * @source Datumaro's documentation, https://open-edge-platform.github.io/datumaro/latest/docs/data-formats/formats/
 */
final class ImageDirFormat {
  static final String NAME = "image_dir";
  static final String TITLE = "Folder of images";

  static final Loss ANNOTATION = new Loss("IMAGE-DIR-ANNOTATION", "annotations", "left out");
  static final Loss MISSING = new Loss("IMAGE-DIR-MISSING", "images that are not there", "not saved");
  static final Loss NOT_SAVED = new Loss("IMAGE-DIR-UNSAVED", "images", "left out since --save-media is off");

  private ImageDirFormat() {}

  static boolean isImage(String file) {
    return ImageKind.ofFileName(file).isPresent();
  }

  static Detection detect(DetectionContext context) {
    List<String> files = context.match("*");
    List<String> images = files.stream().filter(ImageDirFormat::isImage).toList();
    return images.isEmpty()
        ? Detection.impossible("images")
        : Detection.of(Confidence.POSSIBLE, images.get(0));
  }
}
