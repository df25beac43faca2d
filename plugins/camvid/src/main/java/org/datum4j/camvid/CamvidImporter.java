// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;

/** Reads CamVid. */
@Format(name = CamvidFormat.NAME, title = CamvidFormat.TITLE, files = "**.txt")
public final class CamvidImporter implements Importer {
  private static final int LISTS = 8;
  private static final int LINES = 3;

  /** Makes the importer. */
  public CamvidImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    List<String> lists = CamvidIndex.lists(context.match("{*,*/*,*/*/*,*/*/*/*}.txt"));
    for (String list : lists.subList(0, Math.min(LISTS, lists.size()))) {
      String prefix = list.substring(0, list.lastIndexOf('/') + 1);
      String head = new String(context.head(list), StandardCharsets.UTF_8);
      List<String> lines = head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
      for (String line : lines) {
        boolean hasColors = context.folder().find(prefix + CamvidFormat.COLORS_FILE).isPresent();
        Optional<CamvidLine> pair = CamvidLine.of(line.strip());
        String shown = pair.map(CamvidLine::mask).orElse(null);
        boolean isMasked = shown != null && CamvidLine.foreignFolders(context.folder(), prefix, shown) >= 0;
        // Without masks, it takes the file of colours to tell a list from that of another format.
        boolean isImage = hasColors && pair.isPresent()
            && CamvidLine.foreignFolders(context.folder(), prefix, pair.get().image()) >= 0;
        if (isMasked || isImage) {
          Detection detection = Detection.of(isMasked && hasColors ? Confidence.CERTAIN : Confidence.PROBABLE, list);
          return hasColors ? detection.plusFound(CamvidFormat.COLORS_FILE) : detection;
        }
      }
    }
    return Detection.impossible("a list with lines of an image and a mask");
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CamvidSource.open(request);
  }
}
