// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a Java of its own, where API and runtime are on the class path; here they are modules. */
class ClassPathHostTest {
  @TempDir Path folder;

  private Path plugins() {
    return folder.resolve("elsewhere");
  }

  private List<String> run(String task, List<Path> more, String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of(flags));
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    String modules = System.getProperty("jdk.module.path");
    if (modules != null) {
      path.append(File.pathSeparator).append(modules);
    }
    // The tests' classes patch the module, so no path names them.
    path.append(File.pathSeparator).append(Path.of("target", "test-classes").toAbsolutePath());
    more.forEach(jar -> path.append(File.pathSeparator).append(jar));
    Path seen = folder.resolve("seen.txt");
    command.addAll(List.of("-cp", path.toString(), HostProbe.class.getName(), task, plugins().toString(),
        folder.resolve("cache").toString(), seen.toString()));
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log.txt"))).isZero();
    return Files.readAllLines(seen);
  }

  @Test
  void opensPluginsInClassLoadersAndNeverLooksIntoTheWorkingFolder() throws Exception {
    TestJar.library("base").classes(PluginSources.base("1")).into(plugins());
    TestJar.plugin("user").needs("base@^1.0").classes(PluginSources.userOfBase()).into(plugins());
    // PF4J would look there by default, and in development mode.
    TestJar.plugin("trap").into(folder.resolve("plugins"));
    assertThat(run("use", List.of(), "-Dpf4j.mode=development", "-Dpf4j.pluginsDir=" + folder.resolve("plugins")))
        .containsExactly(
            "user user",
            "base 1.0.0 READY",
            "user 1.0.0 READY",
            "user in org.pf4j.PluginClassLoader unnamed",
            "PLUGIN-MODE-LAYERS");
  }

  @Test
  void listsPluginsFromTheIndexWithoutLoadingPf4j() throws Exception {
    BrokenFolder.fill(plugins());
    List<String> first = run("list", List.of());
    Path classes = folder.resolve("classes.txt");
    assertThat(run("list", List.of(), "-Xlog:class+load:file=" + classes)).isEqualTo(first).contains("good-1 good_1");
    assertThat(Files.readString(classes))
        .contains("org.datum4j.runtime.plugin.PluginHost")
        .doesNotContain("org.pf4j", "semver", "tools.jackson", "org.slf4j", "java.util.regex.Pattern$");
  }

  @Test
  void usesPluginsOnTheClassPath() throws Exception {
    Path alpha = TestJar.plugin("alpha").into(folder.resolve("lib"));
    Path broken = TestJar.plugin("broken").file("META-INF/datum4j/formats.tsv", "?").into(folder.resolve("lib"));
    assertThat(run("class-path", List.of(alpha, broken)))
        .contains("alpha alpha", "alpha 1.0.0 OPEN", "broken 1.0.0 REJECTED", "PLUGIN-BAD-DESCRIPTOR")
        .anyMatch(line -> line.startsWith("alpha in ") && line.contains("AppClassLoader"));
  }
}
