// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.jaxen.JaxenException;
import org.jaxen.XPath;
import org.jaxen.XPathSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A filter in XPath 1.0 over items, for example {@code /item[subset="train" and image/width>640]} or
 * {@code /item/annotation[label="cat" and area>400]}. Safe for use by several threads.
 */
public final class ItemFilter {
  private static final String MEND =
      "Write XPath 1.0 over /item (id, subset, image, annotation), for example /item/annotation[label=\"cat\"].";

  private final String expression;
  private final FilterMode mode;
  private final Queue<XPath> idle = new ConcurrentLinkedQueue<>();

  private ItemFilter(String expression, FilterMode mode) {
    this.expression = expression;
    this.mode = mode;
  }

  /**
   * Reads an expression.
   *
   * @throws OptionException if it is no XPath 1.0; the message has the position
   */
  public static ItemFilter of(String expression, FilterMode mode) {
    ItemFilter filter = new ItemFilter(expression, mode);
    filter.idle.add(filter.compile());
    return filter;
  }

  /** Returns the expression. */
  public String expression() {
    return expression;
  }

  /** Returns a dataset without what the expression does not select; items are judged as they are read. */
  public DatasetSource apply(DatasetSource source) {
    LabelCategories labels = source.schema().categories().labels();
    return MappedSource.mapOrDrop(source, source.schema(), item -> apply(item, labels));
  }

  /**
   * Judges an item.
   *
   * @return the item, perhaps with fewer annotations, or null if it goes
   * @throws OptionException if the expression cannot be evaluated, for example because a function has too few arguments
   */
  public @Nullable DatasetItem apply(DatasetItem item, LabelCategories labels) {
    XPath path = Objects.requireNonNullElseGet(idle.poll(), this::compile);
    try {
      ItemDocument document = new ItemDocument(item, labels);
      if (!mode.selectsAnnotations()) {
        return path.booleanValueOf(document.document()) ? item : null;
      }
      return select(item, document.annotationsOf(path.selectNodes(document.document())));
    } catch (JaxenException | RuntimeException unusable) {
      if (unusable instanceof OptionException told) {
        throw told;
      }
      throw refused("filter \"" + expression + "\" cannot be evaluated: " + unusable.getMessage(), unusable);
    } finally {
      idle.add(path);
    }
  }

  private @Nullable DatasetItem select(DatasetItem item, Set<Integer> selected) {
    if (selected.isEmpty() && mode == FilterMode.ITEMS_AND_ANNOTATIONS) {
      return null;
    }
    List<Annotation> all = item.annotations();
    if (selected.size() == all.size()) {
      return item;
    }
    List<Annotation> kept = new ArrayList<>(selected.size());
    for (int i = 0; i < all.size(); i++) {
      if (selected.contains(i)) {
        kept.add(all.get(i));
      }
    }
    return item.withAnnotations(kept);
  }

  private XPath compile() {
    try {
      return new ItemXPath(expression);
    } catch (XPathSyntaxException malformed) {
      boolean isAtEnd = malformed.getPosition() >= expression.length();
      String where = "at position " + (malformed.getPosition() + 1) + (isAtEnd ? ", where it ends too early" : "");
      String expected = malformed.getMessage().equals("Unexpected ''") ? "" : ", " + malformed.getMessage();
      String what = "filter \"" + expression + "\" is no XPath: " + where + expected;
      throw refused(what, malformed);
    } catch (JaxenException malformed) {
      throw refused("filter \"" + expression + "\" is no XPath: " + malformed.getMessage(), malformed);
    }
  }

  private static OptionException refused(String what, Exception cause) {
    return new OptionException(Issue.error("FILTER-EXPRESSION-SYNTAX", what, Location.unknown(), MEND), cause);
  }
}
