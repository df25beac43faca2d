// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ArrayList;
import java.util.List;
import org.pf4j.Plugin;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;

/**
 * What PF4J is told of a jar.
 *
 * @param jar the jar
 * @param needs the plugins of it that are there; an optional one that is not is left out
 */
record JarDescriptor(PluginJar jar, List<Dependency> needs) implements PluginDescriptor {
  @Override
  public String getPluginId() {
    return jar.id();
  }

  @Override
  public String getPluginDescription() {
    return jar.description();
  }

  @Override
  public String getPluginClass() {
    return Plugin.class.getName();
  }

  @Override
  public String getVersion() {
    return jar.version();
  }

  @Override
  public String getRequires() {
    return jar.requires();
  }

  @Override
  public String getProvider() {
    return jar.provider();
  }

  @Override
  public String getLicense() {
    return jar.license();
  }

  @Override
  public List<PluginDependency> getDependencies() {
    List<PluginDependency> dependencies = new ArrayList<>();
    needs.forEach(need -> dependencies.add(new PluginDependency(need.id() + "@" + need.range())));
    return dependencies;
  }
}
