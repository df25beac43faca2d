// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The libraries of the distribution, as the build prepared them for a quick start. */
class LibrariesTest {
  private static final Path LIB = Distribution.HOME.resolve("lib");

  static Stream<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return files.filter(it -> it.toString().endsWith(".jar")).sorted().toList().stream();
    }
  }

  /** Without the list of packages the JVM goes through all entries at each start. */
  @ParameterizedTest
  @MethodSource("libraries")
  void listsThePackagesOfItsModule(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      byte[] bytes = file.getInputStream(file.getEntry("module-info.class")).readAllBytes();
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("ModulePackages");
      ModuleDescriptor descriptor = ModuleDescriptor.read(file.getInputStream(file.getEntry("module-info.class")));
      assertThat(descriptor.packages()).containsAll(packagesOfClasses(file));
    }
  }

  private static Set<String> packagesOfClasses(JarFile file) {
    return file.stream()
        .map(ZipEntry::getName)
        .filter(it -> it.endsWith(".class") && it.contains("/"))
        .map(it -> it.replaceFirst("^META-INF/versions/\\d+/", ""))
        .filter(it -> it.contains("/"))
        .map(it -> it.substring(0, it.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  /** The start-up archive of Java 17 leaves out what is older than Java 6. */
  @Test
  void hasNoOldClassesInTheCommandLineParser() throws IOException {
    Path parser = libraries().filter(it -> it.getFileName().toString().startsWith("picocli")).findFirst().orElseThrow();
    try (JarFile file = new JarFile(parser.toFile())) {
      for (ZipEntry entry : file.stream().filter(it -> it.getName().endsWith(".class")).toList()) {
        DataInputStream in = new DataInputStream(file.getInputStream(entry));
        in.readInt();
        assertThat(in.readInt()).as(entry.getName()).isGreaterThanOrEqualTo(52);
      }
    }
  }

  /** What an earlier build left would be on the module path too. */
  @Test
  void areThereInOneVersion() throws IOException {
    assertThat(libraries().map(it -> it.getFileName().toString().replaceFirst("-\\d.*", "")))
        .doesNotHaveDuplicates();
  }

  @Test
  void arePackedAsTheyAreInTheFolder() throws IOException {
    Map<String, byte[]> packed = new HashMap<>();
    Path archive;
    try (Stream<Path> files = Files.list(Distribution.HOME.getParent())) {
      archive = files.filter(it -> it.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        packed.put(Path.of(entry.getName()).getFileName().toString(), zip.readAllBytes());
      }
    }
    for (Path jar : libraries().toList()) {
      byte[] bytes = packed.get(jar.getFileName().toString());
      assertThat(bytes).as(jar.toString()).isEqualTo(Files.readAllBytes(jar));
    }
  }
}
