// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.datum4j.api.spi.Importer;

/** The version of the API that this host runs with. */
public final class ApiVersion {
  private static final String RESOURCE = "/META-INF/datum4j/api.version";

  private ApiVersion() {}

  /** Returns the version without a pre-release, so that a range like ^1.2 means the same for 1.2.0-SNAPSHOT. */
  public static String current() {
    try (InputStream in = Importer.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the API's jar lacks " + RESOURCE + ", expected its version there");
      }
      return release(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts pre-release and build from a version. */
  static String release(String version) {
    int end = 0;
    while (end < version.length() && version.charAt(end) != '-' && version.charAt(end) != '+') {
      end++;
    }
    return version.substring(0, end);
  }
}
