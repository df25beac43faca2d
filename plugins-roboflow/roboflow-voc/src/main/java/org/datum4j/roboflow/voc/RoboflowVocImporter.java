// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.voc.common.VocSource;

/** Reads Roboflow's flavour of Pascal VOC. */
@Format(name = RoboflowVocFormat.NAME, title = RoboflowVocFormat.TITLE, files = "**.xml")
public final class RoboflowVocImporter implements Importer {
  private static final int HEADS = 8;
  private static final Pattern DATABASE = Pattern.compile("<database>\\s*([^<]*?)\\s*</database>");

  /** Makes the importer. */
  public RoboflowVocImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    List<String> files = context.match("**.xml");
    for (String file : files.subList(0, Math.min(HEADS, files.size()))) {
      String head = new String(context.head(file), StandardCharsets.UTF_8);
      Matcher database = DATABASE.matcher(head);
      boolean isOurs =
          database.find() && RoboflowVocFormat.DATABASES.contains(database.group(1).toLowerCase(Locale.ROOT));
      if (isOurs && context.xmlRoot(file).equals("annotation")) {
        return Detection.of(Confidence.CERTAIN, file + " with the database " + database.group(1));
      }
    }
    return Detection.impossible("XML files with the database roboflow.ai or roboflow.com");
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    Map<String, String> subsets = new LinkedHashMap<>();
    for (String file : request.folder().files()) {
      if (file.toLowerCase(Locale.ROOT).endsWith(".xml")) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        subsets.computeIfAbsent(folder, RoboflowVocFormat::subsetOf);
      }
    }
    return VocSource.openFolders(request, subsets);
  }
}
