// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.Dataset;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.plugin.PluginHost;
import org.datum4j.runtime.plugin.PluginHostOptions;

/** Uses the sample plugin as an application would, in this Java or in one of its own. */
public final class ThirdPartyProbe {
  private ThirdPartyProbe() {}

  /** Takes the plugin folder, a dataset, the output folder and the file to write findings to. */
  public static void main(String[] arguments) throws IOException {
    Files.write(
        Path.of(arguments[3]), use(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])));
  }

  static List<String> use(Path plugins, Path input, Path output) throws IOException {
    List<String> seen = new ArrayList<>();
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(plugins));
        Datum datum = Datum.of(host)) {
      host.plugins().forEach(info -> seen.add("plugin " + info.id() + " " + info.version() + " " + info.provider()));
      seen.add("detected " + datum.detect(input).orElseThrow().format());
      OptionValues options = OptionValues.of(Map.of("comment", "for people"));
      ConversionReport report =
          datum.convert(
              Conversion.of(
                  DatasetLocation.of(input), ExportTarget.of(output, "boxes").withOptions(options)));
      seen.add("items " + report.items() + " instances " + report.instances() + " losses " + report.losses());
      Dataset again = datum.importFrom(DatasetLocation.of(output));
      seen.add("labels " + again.schema().categories().labels().names());
      Module module = host.importer("boxlist").getClass().getModule();
      seen.add(module.isNamed() ? module.toString() : "unnamed module");
      seen.add("problems " + host.check());
    }
    return seen;
  }
}
