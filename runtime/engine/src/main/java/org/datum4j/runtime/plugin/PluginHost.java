// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.PluginException;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.Transform;
import org.datum4j.runtime.plugin.internal.Catalogue;
import org.datum4j.runtime.plugin.internal.CatalogueReader;
import org.datum4j.runtime.plugin.internal.ClassPathProviders;
import org.datum4j.runtime.plugin.internal.FolderProviders;
import org.datum4j.runtime.plugin.internal.PluginJar;
import org.datum4j.runtime.plugin.internal.ProblemException;
import org.datum4j.runtime.plugin.internal.ProviderSource;
import org.datum4j.runtime.plugin.internal.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of some folders, or of the class path. What they offer is known without opening them; a plugin is opened,
 * with those that it needs, when a provider of it is asked for the first time. Broken plugins never hurt others: they
 * are listed with their problem.
 *
 * <p>Safe for threads. A host keeps no static state, so several can stand side by side, even with other versions of the
 * same plugins. Close it last: a provider whose host is closed may fail.
 */
public final class PluginHost implements Extensions, AutoCloseable {
  private final Object lock = new Object();
  private final @Nullable PluginHostOptions options;
  private final Map<String, PluginProblem> failures = new TreeMap<>();
  private Catalogue catalogue;
  private @Nullable ProviderSource source;
  private boolean isClosed;

  private PluginHost(@Nullable PluginHostOptions options, Catalogue catalogue, @Nullable ProviderSource source) {
    this.options = options;
    this.catalogue = catalogue;
    this.source = source;
  }

  /**
   * Reads the catalogue of some folders; no plugin is opened.
   *
   * @throws PluginException if layers are asked for where the API is no module, or the list of allowed plugins cannot
   *     be read
   */
  public static PluginHost open(PluginHostOptions options) {
    if (options.mode() == PluginMode.LAYERS && !Importer.class.getModule().isNamed()) {
      throw new PluginException(Issue.error(
          "PLUGIN-MODE-LAYERS",
          "plugins cannot live in module layers, since the API is on the class path: a module cannot require it there",
          Location.unknown(),
          "Put Datum4J on the module path (java -p lib --add-modules org.datum4j.runtime), or use the mode AUTO."));
    }
    return new PluginHost(options, CatalogueReader.read(options), null);
  }

  /** Uses the plugins that a loader sees: the host's ordinary dependencies. */
  public static PluginHost classPath(ClassLoader loader) {
    ClassPathProviders providers = new ClassPathProviders(loader);
    return new PluginHost(null, providers.catalogue(), providers);
  }

  @Override
  public List<CatalogueEntry> entries() {
    return catalogue().entries();
  }

  /** Returns all plugins, also those that cannot be used, sorted by id. */
  public List<PluginInfo> plugins() {
    synchronized (lock) {
      List<PluginInfo> infos = new ArrayList<>();
      for (PluginJar jar : catalogue().jars()) {
        infos.add(info(jar));
      }
      infos.sort(Comparator.comparing(PluginInfo::id).thenComparing(info -> info.jar().toString()));
      return infos;
    }
  }

  private PluginInfo info(PluginJar jar) {
    PluginProblem problem = catalogue.problemOf(jar);
    boolean isRejected = catalogue.isRejected(jar);
    boolean isOpen = !isRejected && source != null && source.isOpen(jar.id());
    PluginProblem failure = isRejected ? null : failures.get(jar.id());
    PluginState state = isRejected || failure != null && !isOpen
        ? PluginState.REJECTED
        : isOpen ? PluginState.OPEN : PluginState.READY;
    return new PluginInfo(jar.id(), jar.version(), state, jar.entries(), Optional.of(jar.file()), jar.description(),
        jar.license(), jar.provider(), Optional.ofNullable(failure == null ? problem : failure));
  }

  /** Returns what is wrong with plugins, as far as it is known; see {@link #check()}. */
  public List<PluginProblem> problems() {
    List<PluginProblem> problems = new ArrayList<>();
    for (PluginInfo info : plugins()) {
      info.problem().ifPresent(problems::add);
    }
    return problems;
  }

  /** Opens all plugins, makes each provider once, and returns all problems. */
  public List<PluginProblem> check() {
    for (PluginInfo info : plugins()) {
      if (info.state() != PluginState.REJECTED) {
        attempt(info.id(), () -> source().open(info.id()));
      }
    }
    for (CatalogueEntry entry : entries()) {
      attempt(entry.pluginId(), () -> source().create(entry, type(entry.role())));
    }
    return problems();
  }

  private void attempt(String pluginId, Runnable action) {
    try {
      action.run();
    } catch (ProblemException e) {
      keep(pluginId, e);
    }
  }

  private void keep(String pluginId, ProblemException failure) {
    synchronized (lock) {
      failures.putIfAbsent(pluginId, failure.problem());
      // The trouble may be that of another plugin, which this one needs.
      if (failure.getCause() instanceof ProblemException reason) {
        failures.putIfAbsent(reason.problem().pluginId(), reason.problem());
      }
    }
  }

  private static Class<?> type(Role role) {
    return switch (role) {
      case IMPORT -> Importer.class;
      case EXPORT -> Exporter.class;
      case TRANSFORM -> Transform.class;
    };
  }

  @Override
  public Importer importer(String name) {
    return create(Role.IMPORT, name, Importer.class);
  }

  @Override
  public Exporter exporter(String name) {
    return create(Role.EXPORT, name, Exporter.class);
  }

  @Override
  public Transform transform(String name) {
    return create(Role.TRANSFORM, name, Transform.class);
  }

  private <T> T create(Role role, String name, Class<T> type) {
    CatalogueEntry entry = catalogue().find(role, name);
    if (entry == null) {
      throw new PluginException(unknown(role, name));
    }
    try {
      return source().create(entry, type);
    } catch (ProblemException e) {
      keep(entry.pluginId(), e);
      throw new PluginException(e.problem().issue(), e.getCause());
    }
  }

  private Issue unknown(Role role, String name) {
    PluginProblem reason = catalogue().reasonFor(role, name);
    if (reason != null) {
      return reason.issue();
    }
    TreeSet<String> known = new TreeSet<>();
    TreeSet<String> spellings = new TreeSet<>();
    List<String> otherRoles = new ArrayList<>();
    for (CatalogueEntry entry : entries()) {
      if (entry.role() == role) {
        known.add(entry.name());
        spellings.add(entry.name());
        spellings.addAll(entry.aliases());
      } else if (entry.isNamed(name)) {
        otherRoles.add(entry.role().word());
      }
    }
    String nearest = Spelling.nearest(name, spellings);
    String what = otherRoles.isEmpty()
        ? "there is no plugin to " + role.word() + " \"" + name + "\""
        : "\"" + name + "\" can only be used to " + String.join(" and ", otherRoles) + ", not to " + role.word();
    String list = known.isEmpty() ? "none; are the plugin folders right?" : String.join(", ", known);
    return Issue.error("PLUGIN-NAME-UNKNOWN", what, Location.unknown(),
        (nearest == null ? "" : "Did you mean " + nearest + "? ") + "Known names: " + list);
  }

  /**
   * Closes a plugin and those that need it, so that their jars can be replaced; a plugin that is not open stays so. It
   * is opened again when it is needed.
   */
  public void unload(String pluginId) {
    synchronized (lock) {
      catalogue();
      failures.clear();
      if (source != null) {
        source.unload(pluginId);
      }
    }
  }

  /** Reads the folders again and closes all plugins; those that are needed open anew. */
  public void refresh() {
    synchronized (lock) {
      catalogue();
      if (options != null) {
        closeSource();
        failures.clear();
        catalogue = CatalogueReader.read(options);
      }
    }
  }

  /** Closes all plugins. */
  @Override
  public void close() {
    synchronized (lock) {
      closeSource();
      isClosed = true;
    }
  }

  private void closeSource() {
    if (source != null && options != null) {
      source.close();
      source = null;
    }
  }

  private Catalogue catalogue() {
    synchronized (lock) {
      if (isClosed) {
        throw new IllegalStateException("the plugin host is closed");
      }
      return catalogue;
    }
  }

  private ProviderSource source() {
    synchronized (lock) {
      Catalogue current = catalogue();
      ProviderSource open = source;
      if (open == null) {
        PluginHostOptions settings = Objects.requireNonNull(options);
        boolean hasLayers = settings.mode() == PluginMode.LAYERS
            || settings.mode() == PluginMode.AUTO && FolderProviders.areLayersPossible();
        open = FolderProviders.of(current, settings, hasLayers);
        source = open;
      }
      return open;
    }
  }
}
