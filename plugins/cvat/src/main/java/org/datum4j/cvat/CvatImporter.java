// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.primitive.LongIntMap;

/** Reads CVAT 1.1. */
@Format(name = CvatFormat.NAME, title = CvatFormat.TITLE, files = "**.xml")
public final class CvatImporter implements Importer {
  private static final int HEADS = 16;
  private static final int HEAD_BYTES = 1 << 14;
  private static final Pattern BEFORE_ROOT =
      Pattern.compile("\\s++|\u00EF\u00BB\u00BF|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*+(?:\\[[^\\]]*+\\]\\s*+)?>",
          Pattern.DOTALL);
  private static final Pattern ROOT = Pattern.compile("<annotations[\\s>/]");
  private static final Pattern CONTENT = Pattern.compile("<(?:image|track)\\s[^>]*\\bid\\s*=");
  private static final Pattern META = Pattern.compile("<meta>\\s*<(task|job|project)>");

  /** Makes the importer. */
  public CvatImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    List<String> files = context.match("**.xml");
    for (String file : files.subList(0, Math.min(HEADS, files.size()))) {
      if (!context.xmlRoot(file).equals(CvatFormat.ROOT)) {
        continue;
      }
      String head = new String(context.head(file), StandardCharsets.UTF_8);
      Matcher meta = META.matcher(head);
      if (meta.find()) {
        return Detection.of(Confidence.CERTAIN, file + " with the labels of a " + meta.group(1));
      }
      if (CONTENT.matcher(head).find()) {
        return Detection.of(Confidence.PROBABLE, file + " with images or tracks");
      }
      return Detection.of(Confidence.LIKELY, file + " with the root element " + CvatFormat.ROOT);
    }
    return Detection.impossible("XML files with the root element " + CvatFormat.ROOT);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    Run run = request.run();
    List<CvatFile> files = new ArrayList<>();
    LongIntMap ids = new LongIntMap();
    List<String> names = names(request);
    Map<String, Integer> stems = new HashMap<>();
    names.forEach(name -> stems.merge(stem(name), 1, Integer::sum));
    for (String name : names) {
      Path path = request.folder().find(name).orElseThrow(() -> missing(name + " is not there", name));
      int slash = name.lastIndexOf('/');
      boolean isShared = stems.getOrDefault(stem(name), 0) > 1 && slash > 0;
      files.add(CvatIndexer.read(name, path, isShared ? name.substring(0, slash) : stem(name), run, ids));
    }
    CvatLabels labels = CvatLabels.unite(files, run.issues());
    CvatImages images = new CvatImages(request.folder(), run);
    return new CvatSource(schema(files, labels), List.copyOf(files), new CvatShapes(labels, run.issues()), images, run);
  }

  private static String stem(String file) {
    return CvatNames.stem(file.substring(file.lastIndexOf('/') + 1));
  }

  private static List<String> names(ImportRequest request) throws IOException {
    if (!request.file().isEmpty()) {
      return List.of(request.file());
    }
    List<String> names = new ArrayList<>();
    for (String name : request.folder().files()) {
      if (name.toLowerCase(Locale.ROOT).endsWith(".xml") && isOurs(request.folder().find(name).orElseThrow())) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw missing("there is no XML file with the root element <" + CvatFormat.ROOT + ">", "");
    }
    return names;
  }

  /** Says whether a file is worth being read; if it is broken, its reading tells. */
  private static boolean isOurs(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      Matcher before = BEFORE_ROOT.matcher(head);
      int at = 0;
      while (before.region(at, head.length()).lookingAt()) {
        at = before.end();
      }
      return ROOT.matcher(head).region(at, head.length()).lookingAt();
    }
  }

  private static ImportException missing(String what, String name) {
    return new ImportException(
        Issue.error(
            CvatFormat.NOT_FOUND,
            what,
            Location.ofFile(name),
            "Name the folder that CVAT's archive was unpacked to, the archive, or the XML file."));
  }

  private static DatasetSchema schema(List<CvatFile> files, CvatLabels labels) {
    Set<String> subsets = new LinkedHashSet<>();
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    long count = 0;
    for (CvatFile file : files) {
      file.units().forEach(unit -> subsets.add(unit.subset()));
      if (file.units().isEmpty()) {
        subsets.add(stem(file.name()));
      }
      types.addAll(file.types());
      count += file.size();
    }
    return new DatasetSchema(Attributes.empty(), labels.categories(), List.copyOf(subsets), OptionalLong.of(count),
        types, Attributes.of(CvatFormat.NAME, labels.origin()));
  }
}
