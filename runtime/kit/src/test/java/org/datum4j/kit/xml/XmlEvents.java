// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.io.ByteArrayInputStream;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes down what a reader reports, so that ours and the JDK's can be compared. */
final class XmlEvents {

  private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  private XmlEvents() {}

  static String ofOurs(XmlReader reader, byte[] document) {
    var log = new StringBuilder();
    reader.reset(document);
    for (XmlEvent event = reader.next(); event != XmlEvent.EOF; event = reader.next()) {
      switch (event) {
        case START -> {
          log.append('<').append(reader.name());
          var sorted = new TreeMap<String, String>();
          for (int i = 0; i < reader.attributeCount(); i++) {
            sorted.put(reader.attributeName(i), reader.attributeValue(i));
          }
          log.append(sorted).append('>');
        }
        case END -> log.append("</").append(reader.name()).append('>');
        case TEXT -> log.append('[').append(reader.text()).append(']');
        case EOF -> throw new AssertionError("the loop ends there");
      }
    }
    return log.toString();
  }

  static String ofJdk(byte[] document) throws XMLStreamException {
    var log = new StringBuilder();
    var text = new StringBuilder();
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(reader.getText());
        continue;
      }
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("DTD");
      }
      if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
        continue;
      }
      if (text.length() > 0) {
        log.append('[').append(text).append(']');
        text.setLength(0);
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        log.append("</").append(reader.getLocalName()).append('>');
        continue;
      }
      log.append('<').append(reader.getLocalName());
      var sorted = new TreeMap<String, String>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        sorted.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      log.append(sorted).append('>');
    }
    return log.toString();
  }
}
