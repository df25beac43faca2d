// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoLayout;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.SafeName;
import org.datum4j.coco.common.internal.read.PanopticRecords;

/** Writes the pictures of panoptic records; those of untouched records are copied. */
final class PanopticPictures {
  private final OutputFolder output;
  private final CocoLayout layout;

  PanopticPictures(OutputFolder output, CocoLayout layout) {
    this.output = output;
    this.layout = layout;
  }

  void write(Rendered.ForTask part, String subset) throws IOException {
    String folder = SafeName.stem(layout.annotations(CocoTask.PANOPTIC, subset)) + "/";
    byte[] picture = part.picture();
    String name = part.pictureName();
    if (picture != null && name != null) {
      output.write(folder + name, picture, 0, picture.length);
    }
    CocoRecord record = part.pictureOf();
    if (record != null) {
      String read = PanopticRecords.pictureName(record);
      Optional<Path> file = record.picture();
      if (file.isEmpty()) {
        throw new ExportException(
            Issue.error(
                CocoIssues.PANOPTIC_PICTURE,
                "panoptic picture " + read + " is not there any more",
                Location.ofFile(read),
                "Convert again while nobody writes to the source."));
      }
      output.copy(folder + SafeName.of(read), Image.ofFile(SafeName.of(read), file.get(), null));
    }
  }
}
