// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.kit.primitive.LongColumn;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.xml.XmlWriter;

/** A file that grows: images as they come, then tracks, whose shapes come frame by frame. */
final class CvatSubset implements Closeable {
  private final String name;
  private final CvatSpool images;
  private final CvatSpool shapes;
  private final LongIntMap frames = new LongIntMap();
  private final Map<CvatRendered.Key, Integer> tracks = new LinkedHashMap<>();
  private final List<LongColumn> pieces = new ArrayList<>();
  private long count;
  private long free;

  CvatSubset(String name, OutputFolder output) {
    this.name = name;
    this.images = new CvatSpool(output);
    this.shapes = new CvatSpool(output);
  }

  String name() {
    return name;
  }

  /** Returns how many images there are. */
  long count() {
    return count;
  }

  /** Returns the number that an image gets: the one it wants, if no other has it. */
  long number(long wanted) {
    if (frames.putIfAbsent(wanted, 0) == LongIntMap.NONE) {
      return wanted;
    }
    while (frames.putIfAbsent(free, 0) != LongIntMap.NONE) {
      free++;
    }
    return free;
  }

  void add(CvatRendered rendered, long number, String ownFolder) throws IOException {
    count++;
    String start = "\n  <image id=\"" + number + "\"";
    if (!ownFolder.isEmpty()) {
      String safe = XmlWriter.replaceIllegal(ownFolder);
      byte[] escaped = new XmlWriter().reset().start("x").attribute("subset", safe).end().toByteArray();
      start += new String(escaped, 2, escaped.length - 5, StandardCharsets.UTF_8);
    }
    add(images, start);
    images.add(rendered.body(), 0, rendered.body().length);
    for (CvatRendered.Tracked tracked : rendered.tracked()) {
      Integer known = tracks.putIfAbsent(tracked.key(), pieces.size());
      if (known == null) {
        pieces.add(new LongColumn());
      }
      LongColumn own = pieces.get(known == null ? pieces.size() - 1 : known);
      own.add(shapes.size());
      add(shapes, "\n    <" + tracked.element() + " frame=\"" + number + "\"");
      shapes.add(tracked.body(), 0, tracked.body().length);
      own.add(shapes.size());
    }
  }

  private static void add(CvatSpool spool, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    spool.add(bytes, 0, bytes.length);
  }

  void write(CvatHead head, List<String> labels, OutputStream out) throws IOException {
    out.write(head.write(name, count, !tracks.isEmpty()));
    images.copy(0, images.size(), out);
    for (Map.Entry<CvatRendered.Key, Integer> track : tracks.entrySet()) {
      CvatRendered.Key key = track.getKey();
      XmlWriter xml = new XmlWriter().reset().start("annotations").start("track");
      xml.attribute("id", Long.toString(key.id()));
      xml.attribute("label", key.label() < 0 ? "" : XmlWriter.replaceIllegal(labels.get(key.label())));
      if (!key.source().isEmpty()) {
        xml.attribute("source", XmlWriter.replaceIllegal(key.source()));
      }
      if (key.group() != 0) {
        xml.attribute("group_id", Long.toString(key.group()));
      }
      byte[] tag = xml.toByteArray();
      int prefix = "<annotations>".length();
      out.write(tag, prefix, tag.length - prefix);
      out.write('>');
      LongColumn own = pieces.get(track.getValue());
      for (int i = 0; i < own.size(); i += 2) {
        shapes.copy(own.get(i), own.get(i + 1), out);
      }
      out.write("\n  </track>".getBytes(StandardCharsets.UTF_8));
    }
    out.write("\n</annotations>\n".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    images.close();
    shapes.close();
  }
}
