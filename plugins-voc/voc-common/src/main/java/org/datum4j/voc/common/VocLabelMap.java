// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;

/** The classes of a VOC dataset in order; the position of a class is its index in class masks. */
public final class VocLabelMap {
  /** The class of everything that is no object. */
  public static final String BACKGROUND = "background";

  private static final String PERSON = "person";
  private static final String IGNORED = "ignored";

  private static final List<String> OBJECTS =
      List.of(
          "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog",
          "horse", "motorbike", PERSON, "pottedplant", "sheep", "sofa", "train", "tvmonitor");

  private static final List<String> PARTS = List.of("head", "hand", "foot");

  private static final List<String> ACTIONS =
      List.of(
          "other", "jumping", "phoning", "playinginstrument", "reading", "ridingbike", "ridinghorse", "running",
          "takingphoto", "usingcomputer", "walking");

  /** Attributes that every object of a VOC file has. */
  private static final List<String> FLAGS = List.of("difficult", "truncated", "occluded");

  private final Map<String, VocLabel> labels;
  private final Set<String> parts;

  private VocLabelMap(Map<String, VocLabel> labels) {
    this.labels = labels;
    Set<String> all = new LinkedHashSet<>();
    labels.values().forEach(label -> all.addAll(label.parts()));
    all.removeAll(labels.keySet());
    this.parts = Collections.unmodifiableSet(all);
  }

  /** Makes a map; of two labels with one name the first counts. */
  public static VocLabelMap of(Collection<VocLabel> labels) {
    Map<String, VocLabel> byName = new LinkedHashMap<>();
    labels.forEach(label -> byName.putIfAbsent(label.name(), label));
    return new VocLabelMap(byName);
  }

  /**
   * Returns the classes, colours, parts and actions that the challenge has for a task.
   *
   * @source PASCAL VOC 2012 development kit
   */
  public static VocLabelMap builtIn(VocTask task) {
    List<String> names = new ArrayList<>();
    names.add(BACKGROUND);
    if (task.isAboutPersons()) {
      names.add(PERSON);
    } else {
      names.addAll(OBJECTS);
      names.add(IGNORED);
    }
    List<VocLabel> labels = new ArrayList<>();
    for (String name : names) {
      boolean isPerson = name.equals(PERSON);
      labels.add(
          new VocLabel(
              name,
              VocColors.color(standardIndex(name)),
              isPerson && task.hasParts() ? PARTS : List.of(),
              isPerson && task.hasActions() ? ACTIONS : List.of()));
    }
    return of(labels);
  }

  private static int standardIndex(String name) {
    return name.equals(IGNORED) ? VocColors.VOID_INDEX : OBJECTS.indexOf(name) + 1;
  }

  /** Returns the labels in order. */
  public List<VocLabel> labels() {
    return List.copyOf(labels.values());
  }

  /** Returns the names of the labels in order, without those that are only parts of others. */
  public List<String> names() {
    return List.copyOf(labels.keySet());
  }

  /** Says whether a name is a label of its own, and not just a part of another. */
  public boolean has(String name) {
    return labels.containsKey(name);
  }

  /** Says whether a name is a label or a part of one. */
  public boolean knows(String name) {
    return has(name) || parts.contains(name);
  }

  /** Returns the names of parts that are no labels themselves, in order. */
  public Set<String> parts() {
    return parts;
  }

  /** Says whether the map has a colour at all. */
  public boolean hasColors() {
    return labels.values().stream().anyMatch(label -> label.color() != null);
  }

  /**
   * Returns the colours by index: those of the map, or the standard ones if it has none. When only some labels have
   * one, the others stay without.
   */
  public Map<Integer, MaskColor> colors() {
    Map<Integer, MaskColor> colors = new TreeMap<>();
    boolean isColored = hasColors();
    int index = 0;
    for (VocLabel label : labels.values()) {
      MaskColor color = isColored ? label.color() : VocColors.color(index);
      if (color != null) {
        colors.put(index, color);
      }
      index++;
    }
    return colors;
  }

  /** Returns the map with the labels of another one added that it lacks. */
  VocLabelMap plus(VocLabelMap other) {
    List<VocLabel> all = new ArrayList<>(labels.values());
    all.addAll(other.labels.values());
    return of(all);
  }

  /**
   * Returns the dataset's classes: the labels in order, then the parts; with the actions as attributes of their
   * class. A map without colours and without a background says nothing of masks.
   */
  public Categories categories(VocTask task) {
    List<LabelCategory> classes = new ArrayList<>();
    for (VocLabel label : labels.values()) {
      classes.add(new LabelCategory(label.name(), "", task.hasActions() ? label.actions() : List.of()));
    }
    if (task.hasParts()) {
      parts.forEach(part -> classes.add(LabelCategory.of(part)));
    }
    Categories categories = Categories.of(LabelCategories.of(classes, FLAGS));
    boolean isOfMasks = task.hasMasks() && (hasColors() || has(BACKGROUND));
    return isOfMasks ? categories.withMaskColors(colors()) : categories;
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
