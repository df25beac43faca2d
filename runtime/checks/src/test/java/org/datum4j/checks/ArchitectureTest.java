// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {
  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all = read(SourceTree.modules());
  }

  private static JavaClasses read(List<Path> modules) {
    List<Path> built = new ArrayList<>();
    for (Path module : modules) {
      if (Files.isDirectory(module.resolve("target/classes"))) {
        built.add(module.resolve("target/classes"));
      }
    }
    return new ClassFileImporter().importPaths(built);
  }

  @Test
  void looksAtTheRealClasses() {
    assertThat(all.contain("org.datum4j.api.spi.Importer")).isTrue();
    assertThat(all.contain("org.datum4j.runtime.plugin.PluginHost")).isTrue();
  }

  @Test
  void keepsPackagesFreeOfCycles() {
    slices().assignedFrom(new PackagesWithInternals()).should().beFreeOfCycles().check(all);
  }

  @Test
  void keepsInternalPackagesFreeOfCycles() {
    slices().matching("org.datum4j.(**).internal.(**)").should().beFreeOfCycles().check(all);
  }

  /** An exported package and its internal ones are one thing: the outside of it and the inside. */
  private static final class PackagesWithInternals implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      int end = name.indexOf(".internal");
      return name.startsWith("org.datum4j.")
          ? SliceIdentifier.of(end < 0 ? name : name.substring(0, end))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages with their internal ones";
    }
  }

  @Test
  void givesTheApiNoLibraries() {
    classes()
        .that().resideInAPackage("org.datum4j.api..")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.datum4j.api..", "org.jspecify.annotations..")
        .check(all);
  }

  @Test
  void keepsTheKitBelowTheRuntime() {
    noClasses()
        .that().resideInAPackage("org.datum4j.kit..")
        .should().dependOnClassesThat()
        .resideInAnyPackage("org.datum4j.runtime..", "org.datum4j.cli..", "org.pf4j..", "tools.jackson..")
        .check(all);
  }

  @Test
  void hidesPf4jInOnePackage() {
    noClasses()
        .that().resideOutsideOfPackage("org.datum4j.runtime.plugin.internal..")
        .should().dependOnClassesThat().resideInAnyPackage("org.pf4j..", "com.github.zafarkhaja..")
        .check(all);
  }

  @Test
  void showsPluginsNothingOfTheHost() {
    JavaClasses plugins = read(SourceTree.plugins());
    if (plugins.iterator().hasNext()) {
      noClasses()
          .should().dependOnClassesThat()
          .resideInAnyPackage("org.datum4j.runtime..", "org.datum4j.cli..", "org.datum4j.testkit..", "org.pf4j..")
          .check(plugins);
    }
  }

  /** The benchmarks are commands of their own. */
  @Test
  void printsAndEndsInTheCommandLineOnly() {
    noClasses()
        .that().resideOutsideOfPackages("org.datum4j.cli..", "org.datum4j.bench..")
        .should(ACCESS_STANDARD_STREAMS)
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "halt", int.class)
        .check(all);
  }

  @Test
  void logsWithoutJavaUtilLogging() {
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(all);
  }

  @Test
  void namesTheLoaderOfServices() {
    noClasses().should().callMethod(ServiceLoader.class, "load", Class.class).check(all);
  }

  @Test
  void namesTheLocale() {
    noClasses()
        .that().resideOutsideOfPackage("org.datum4j.cli..")
        .should().callMethod(String.class, "toLowerCase")
        .orShould().callMethod(String.class, "toUpperCase")
        .orShould().callMethod(String.class, "format", String.class, Object[].class)
        .orShould().callMethod(String.class, "formatted", Object[].class)
        .check(all);
  }

  @Test
  void usesPathsOnly() {
    noClasses()
        .that().resideOutsideOfPackages("org.datum4j.cli..", "org.datum4j.runtime.plugin.internal..")
        .should(accessClassesThat(
            DescribedPredicate.describe("are java.io.File", type -> type.isEquivalentTo(File.class))))
        .check(all);
  }
}
