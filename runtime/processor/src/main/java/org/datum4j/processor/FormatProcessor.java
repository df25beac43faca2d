// SPDX-License-Identifier: Apache-2.0
package org.datum4j.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plugin's {@code module-info} and its {@code @Format} classes and writes {@code META-INF/services/*}, by which
 * a plain class path finds the providers, and {@code META-INF/datum4j/formats.tsv}, the catalogue entry. The compilation
 * fails when the two do not agree, since such a plugin would be silent at run time.
 */
public final class FormatProcessor extends AbstractProcessor {
  /** Option with the module name that the manifest will tell; it is compared with the module's own. */
  static final String MODULE_OPTION = "datum4j.module";

  private static final String FORMAT = "org.datum4j.api.spi.Format";
  private static final Map<String, String> ROLES =
      Map.of(
          "org.datum4j.api.spi.Importer", "import",
          "org.datum4j.api.spi.Exporter", "export",
          "org.datum4j.api.spi.Transform", "transform");

  private final Set<TypeElement> annotated = new HashSet<>();
  private @Nullable ModuleElement module;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // A library plugin has no annotated class and still gets an (empty) catalogue entry.
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(MODULE_OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(FORMAT)) {
        annotated.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)));
      }
    }
    for (ModuleElement root : ElementFilter.modulesIn(round.getRootElements())) {
      module = root;
    }
    if (round.processingOver() && !round.errorRaised()) {
      finish();
    }
    return false;
  }

  private void finish() {
    ModuleElement found = module;
    if (found == null) {
      for (TypeElement type : annotated) {
        fail("the plugin has no module-info.java, expected one with \"provides … with " + type + "\"", type);
      }
      return;
    }
    checkModuleName(found);
    Map<String, List<String>> services = new TreeMap<>();
    List<FormatEntry> entries = new ArrayList<>();
    Set<TypeElement> provided = new HashSet<>();
    boolean sound = true;
    for (ProvidesDirective directive : ElementFilter.providesIn(found.getDirectives())) {
      String service = binaryName(directive.getService());
      for (TypeElement provider : directive.getImplementations()) {
        services.computeIfAbsent(service, key -> new ArrayList<>()).add(binaryName(provider));
        provided.add(provider);
        String role = ROLES.get(service);
        if (role != null) {
          FormatEntry entry = entry(role, provider);
          sound &= entry != null;
          if (entry != null) {
            entries.add(entry);
          }
        }
      }
    }
    for (TypeElement type : annotated) {
      if (!provided.contains(type)) {
        sound = fail("module-info.java does not provide it; add \"provides <Importer, Exporter or Transform> with "
            + type.getQualifiedName() + ";\"", type);
      }
    }
    if (sound && areNamesUnique(entries, found)) {
      write(services, entries);
    }
  }

  private void checkModuleName(ModuleElement found) {
    String expected = processingEnv.getOptions().get(MODULE_OPTION);
    if (expected != null && !found.getQualifiedName().contentEquals(expected)) {
      fail("the module is called " + found.getQualifiedName() + ", but the manifest would call it " + expected
          + "; rename the module or set the property plugin.module in the pom", found);
    }
  }

  private @Nullable FormatEntry entry(String role, TypeElement provider) {
    for (AnnotationMirror mirror : provider.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(FORMAT)) {
        Map<String, Object> values = values(mirror);
        FormatEntry entry =
            new FormatEntry(
                role,
                (String) values.get("name"),
                texts(values.get("aliases")),
                (String) values.get("title"),
                texts(values.get("files")),
                binaryName(provider));
        List<String> faults = entry.faults();
        faults.forEach(fault -> fail(fault, provider));
        return faults.isEmpty() ? entry : null;
      }
    }
    fail("module-info.java provides it, but it has no @Format(name = …, title = …)", provider);
    return null;
  }

  private Map<String, Object> values(AnnotationMirror mirror) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
        processingEnv.getElementUtils().getElementValuesWithDefaults(mirror).entrySet()) {
      values.put(value.getKey().getSimpleName().toString(), value.getValue().getValue());
    }
    return values;
  }

  private static List<String> texts(@Nullable Object list) {
    List<String> texts = new ArrayList<>();
    if (list instanceof List<?> values) {
      for (Object value : values) {
        texts.add((String) ((AnnotationValue) value).getValue());
      }
    }
    return texts;
  }

  private boolean areNamesUnique(List<FormatEntry> entries, ModuleElement found) {
    Map<String, String> owners = new LinkedHashMap<>();
    boolean unique = true;
    for (FormatEntry entry : entries) {
      for (String name : entry.names()) {
        String other = owners.put(entry.role() + " " + name, entry.className());
        if (other != null) {
          unique = fail("the name \"" + name + "\" is used twice for " + entry.role() + ": by " + other + " and "
              + entry.className(), found);
        }
      }
    }
    return unique;
  }

  private void write(Map<String, List<String>> services, List<FormatEntry> entries) {
    entries.sort(Comparator.comparing(FormatEntry::role).thenComparing(FormatEntry::name));
    List<String> lines = new ArrayList<>();
    lines.add(FormatEntry.HEADER);
    entries.forEach(entry -> lines.add(entry.line()));
    writeResource("META-INF/datum4j/formats.tsv", lines);
    services.forEach((service, providers) -> writeResource("META-INF/services/" + service, providers));
  }

  private void writeResource(String name, List<String> lines) {
    // Filer's writers encode as the compilation's -encoding says, which is UTF-8 in the plugin parent.
    try (Writer writer =
        processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", name).openWriter()) {
      for (String line : lines) {
        writer.write(line);
        writer.write('\n');
      }
    } catch (IOException e) {
      fail("cannot write " + name + ": " + e.getMessage() + "; delete it from the sources, the build makes it", null);
    }
  }

  private String binaryName(TypeElement type) {
    return processingEnv.getElementUtils().getBinaryName(type).toString();
  }

  private boolean fail(String message, @Nullable Element element) {
    String subject = element instanceof TypeElement type ? type.getQualifiedName() + ": " : "";
    if (element == null) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, subject + message);
    } else {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, subject + message, element);
    }
    return false;
  }
}
