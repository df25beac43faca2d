// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.OptionFault;
import org.datum4j.transforms.common.Origins;
import org.datum4j.transforms.common.PerPassSource;
import org.datum4j.transforms.common.UniqueKeys;
import org.jspecify.annotations.Nullable;

/**
 * Changes ids by a regular expression in Python's form: each match in an id is replaced. The replacement may name
 * groups ({@code \1}, {@code \g<name>}) and facts of the item ({@code {item.id}}, {@code {item.subset}}, {@code
 * {item.attributes[name]}}). Images are called after their items.
 *
 * <p>Lazy, item by item; the ids of a pass are remembered to notice two items that get one id.
 */
@Format(name = "rename", title = "Change ids by a regular expression")
public final class RenameTransform implements Transform {
  private static final OptionType<RenameOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), RenameOptions.class);

  /** Makes the transform. */
  public RenameTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    List<String> parts = parts(request.options(OPTIONS).regex());
    PythonPattern.Compiled pattern = PythonPattern.compile(parts.get(0));
    ReplacementTemplate template = ReplacementTemplate.parse(parts.get(1), pattern);
    Run run = request.run();
    return new PerPassSource(source, source.schema(), () -> {
      UniqueKeys keys = new UniqueKeys(run, "Change the expression so that ids stay different, for example by a group"
          + " for the folder or by {item.subset}.");
      return item -> {
        DatasetItem renamed = rename(item, pattern, template, run);
        return renamed == null ? null : keys.check(item, renamed);
      };
    });
  }

  private static @Nullable DatasetItem rename(
      DatasetItem item, PythonPattern.Compiled pattern, ReplacementTemplate template, Run run) {
    Matcher matcher = pattern.pattern().matcher(item.id());
    StringBuilder id = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      id.append(item.id(), from, matcher.start()).append(template.render(matcher, item));
      from = matcher.end();
    }
    id.append(item.id(), from, item.id().length());
    if (id.length() == 0) {
      run.issues().report(Issue.error("TRANSFORM-ID-EMPTY",
          "nothing is left of the item's id, expected at least one character",
          Location.ofItem(item.id(), item.subset()), "Change the expression so that something stays."));
      return null;
    }
    return Origins.renamed(item, id.toString());
  }

  private static List<String> parts(String regex) {
    List<String> parts = new ArrayList<>();
    if (!regex.isEmpty()) {
      char border = regex.charAt(0);
      int from = 1;
      for (int to = regex.indexOf(border, 1); to >= 0; to = regex.indexOf(border, from)) {
        parts.add(regex.substring(from, to));
        from = to + 1;
      }
      if (parts.size() == 2 && from == regex.length()) {
        return parts;
      }
    }
    throw OptionFault.of("TRANSFORM-REGEX-PARTS",
        "option --regex has the value \"" + regex + "\", expected |EXPRESSION|REPLACEMENT|",
        "Write the expression and the replacement between three equal characters that neither of them holds.");
  }
}
