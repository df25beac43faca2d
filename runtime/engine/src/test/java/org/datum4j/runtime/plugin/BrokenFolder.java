// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of 25 jars of which 19 are bad, each in its own way. */
final class BrokenFolder {
  private BrokenFolder() {}

  static void fill(Path folder) throws IOException {
    TestJar.plugin("good-1").into(folder);
    TestJar.plugin("good-2").into(folder);
    TestJar.plugin("good-3").into(folder);
    TestJar.library("good-base").classes(PluginSources.base("1")).into(folder);
    TestJar.plugin("good-user").needs("good-base@^1.0").classes(PluginSources.userOfBase()).into(folder);
    TestJar.plugin("good-twice").version("2.0.0").into(folder);

    TestJar.plugin("good-twice").version("1.0.0").into(folder);
    Files.writeString(folder.resolve("text.jar"), "no jar");
    Files.createFile(folder.resolve("empty.jar"));
    TestJar.plugin("x").without("Plugin-Id").to(folder.resolve("library.jar"));
    TestJar.plugin("bad-version").version("abc").into(folder);
    TestJar.plugin("bad-range").with("Plugin-Requires", "banana").into(folder);
    TestJar.plugin("bad-need").needs("good-base@banana").into(folder);
    TestJar.plugin("too-new").with("Plugin-Requires", "^2.0").into(folder);
    TestJar.plugin("later-java").with("Datum4J-Java", "99").into(folder);
    TestJar.plugin("later-classes").classes(PluginSources.ofLaterJava(PluginSources.good())).into(folder);
    TestJar.plugin("alone").needs("absent@^1.0").into(folder);
    TestJar.plugin("behind-alone").needs("alone@^1.0").into(folder);
    TestJar.plugin("other-base").needs("good-base@^2.0").into(folder);
    TestJar.plugin("circle-a").needs("circle-b@*").into(folder);
    TestJar.plugin("circle-b").needs("circle-a@*").into(folder);
    // Its classes do not use what its module requires.
    TestJar.plugin("no-module").classes(PluginSources.requiringUnused()).into(folder);
    TestJar.plugin("throws")
        .classes(PluginSources.withConstructor("if (true) throw new IllegalStateException(\"boom\");"))
        .into(folder);
    TestJar.plugin("fat").file("org/datum4j/api/spi/Importer.class", "x").into(folder);
    TestJar.plugin("silent").without("META-INF/datum4j/formats.tsv").into(folder);
  }
}
