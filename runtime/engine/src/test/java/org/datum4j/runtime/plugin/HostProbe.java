// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.PluginException;

/** Runs in a Java of its own, with everything on the class path, and writes down what it saw. */
public final class HostProbe {
  private HostProbe() {}

  /** Takes what to do, the plugin folder, the index folder and the file to write to. */
  public static void main(String[] arguments) throws IOException {
    PluginHostOptions options = PluginHostOptions.of(Path.of(arguments[1])).withIndexFolder(Path.of(arguments[2]));
    List<String> seen = new ArrayList<>();
    try (PluginHost host = arguments[0].equals("class-path")
        ? PluginHost.classPath(HostProbe.class.getClassLoader())
        : PluginHost.open(options)) {
      host.entries().forEach(entry -> seen.add(entry.pluginId() + " " + entry.name()));
      host.plugins().forEach(info -> seen.add(info.id() + " " + info.version() + " " + info.state()));
      if (!arguments[0].equals("list")) {
        for (CatalogueEntry entry : host.entries()) {
          Class<?> type = host.importer(entry.name()).getClass();
          seen.add(entry.name() + " in " + type.getClassLoader().getClass().getName()
              + (type.getModule().isNamed() ? " named" : " unnamed"));
        }
        host.check().forEach(problem -> seen.add(problem.code()));
      }
      if (arguments[0].equals("use")) {
        seen.add(layers(options));
      }
    }
    Files.write(Path.of(arguments[3]), seen);
  }

  private static String layers(PluginHostOptions options) {
    try (PluginHost host = PluginHost.open(options.withMode(PluginMode.LAYERS))) {
      return "layers " + host.entries();
    } catch (PluginException e) {
      return e.issue().code();
    }
  }
}
