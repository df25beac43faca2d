// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns masks into polygons that run along the edges of the pixels, so that nothing is lost: a shape of one pixel is a
 * square of area 1, and {@link PolygonRaster} makes the same mask of {@link #polygons} again.
 *
 * <p>Works on the runs, in time linear in their number; no bitmap is made. By default pixels that touch at a corner
 * belong together ({@link Connectivity#EIGHT}).
 *
 * <p>An instance keeps its buffers for the next call and must not be shared by threads.
 *
 * @shape polygons are {@code n} pairs {@code x, y}, clockwise on the screen (y down), the first point not repeated
 * @units pixels, origin at the top-left corner of the top-left pixel; all coordinates are whole
 */
public final class ContourTracer {
  private static final byte WALKED = 1;
  private static final byte OUTER_START = 2;
  private static final byte HOLE_START = 3;

  private final ContourLinks links;
  private double[] points = new double[256];
  private int size;
  /** Upper edges at which the walk has turned into a hole below, innermost last. */
  private int[] detours = new int[8];
  private int depth;

  /** Makes a tracer for which pixels that touch at a corner belong together. */
  public ContourTracer() {
    this(Connectivity.EIGHT);
  }

  /** Makes a tracer for the given notion of neighbours. */
  public ContourTracer(Connectivity connectivity) {
    links = new ContourLinks(connectivity == Connectivity.EIGHT);
  }

  /**
   * Returns the rings of a mask: each outer one, by its leftmost and then topmost pixel, is followed by its holes.
   *
   * @throws IllegalArgumentException if the mask is a broken text
   */
  public List<Ring> trace(Rle mask) {
    links.build(mask);
    int nodes = links.nodes();
    int[] ringOf = new int[nodes];
    Arrays.fill(ringOf, -1);
    // Rings by their outer one; a hole finds it through the upper edge of the pixels above it, which was walked before.
    List<List<Ring>> shapes = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      if (ringOf[node] >= 0) {
        continue;
      }
      boolean hole = (node & 1) == 1;
      int shape = hole ? ringOf[node - 1] : shapes.size();
      if (!hole) {
        shapes.add(new ArrayList<>(1));
      }
      size = 0;
      int edge = node;
      do {
        ringOf[edge] = shape;
        int next = links.next(edge);
        corner(edge, next);
        edge = next;
      } while (edge != node);
      shapes.get(shape).add(new Ring(Arrays.copyOf(points, size), hole));
    }
    List<Ring> rings = new ArrayList<>();
    shapes.forEach(rings::addAll);
    return rings;
  }

  /**
   * Returns one polygon for each shape of the mask, its holes joined to it by bridges of no width: the way to a hole
   * and back cancels out, in area as in pixels.
   *
   * @throws IllegalArgumentException if the mask is a broken text
   */
  public List<double[]> polygons(Rle mask) {
    links.build(mask);
    int nodes = links.nodes();
    byte[] state = new byte[nodes];
    int outer = 0;
    for (int node = 0; node < nodes; node++) {
      if (state[node] != 0) {
        continue;
      }
      for (int edge = node; state[edge] == 0; edge = links.next(edge)) {
        state[edge] = WALKED;
      }
      boolean hole = (node & 1) == 1;
      state[node] = hole ? HOLE_START : OUTER_START;
      outer += hole ? 0 : 1;
    }
    List<double[]> polygons = new ArrayList<>(outer);
    for (int node = 0; node < nodes; node++) {
      if (state[node] == OUTER_START) {
        size = 0;
        depth = 0;
        walkWithHoles(node, state);
        polygons.add(Arrays.copyOf(points, size));
      }
    }
    return polygons;
  }

  /**
   * Walks a ring and, from the upper edge of the pixels above a hole, straight down to the hole's top-left corner,
   * around it and back. The pixels beside that bridge belong to the shape.
   */
  private void walkWithHoles(int start, byte[] state) {
    int edge = start;
    while (true) {
      int next = links.next(edge);
      corner(edge, next);
      if (depth > 0 && next == detours[depth - 1] + 1) {
        edge = detours[--depth];
        point(links.left(edge), links.y(next));
        point(links.left(edge), links.y(edge));
      } else if ((next & 1) == 0 && state[next + 1] == HOLE_START) {
        point(links.left(next), links.y(next));
        pushDetour(next);
        edge = next + 1;
        continue;
      } else {
        edge = next;
      }
      if (edge == start) {
        return;
      }
    }
  }

  private void pushDetour(int node) {
    if (depth == detours.length) {
      detours = Arrays.copyOf(detours, depth * 2);
    }
    detours[depth++] = node;
  }

  /** Adds the points between two edges: none where the line goes straight on. */
  private void corner(int edge, int next) {
    int from = links.y(edge);
    int to = links.y(next);
    if (from != to) {
      int x = links.end(edge);
      point(x, from);
      point(x, to);
    }
  }

  private void point(int x, int y) {
    if (points.length - size < 2) {
      points = Arrays.copyOf(points, size * 2);
    }
    points[size++] = x;
    points[size++] = y;
  }
}
