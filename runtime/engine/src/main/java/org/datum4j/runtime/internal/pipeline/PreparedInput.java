// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.io.IOException;
import java.util.List;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.internal.detect.Detector;
import org.datum4j.runtime.internal.io.OpenInput;
import org.datum4j.runtime.internal.run.ImportOrder;
import org.datum4j.runtime.internal.run.TransformOrder;
import org.datum4j.runtime.plugin.Extensions;
import org.datum4j.runtime.plugin.PluginContext;

/** An input that was found, whose format is known and whose options fit; nothing of it is read yet. */
public final class PreparedInput implements AutoCloseable {
  private final Extensions extensions;
  private final DatasetLocation location;
  private final OpenInput input;
  private final String format;
  private final String root;
  private final Importer importer;

  private PreparedInput(
      Extensions extensions,
      DatasetLocation location,
      OpenInput input,
      String format,
      String root,
      Importer importer) {
    this.extensions = extensions;
    this.location = location;
    this.input = input;
    this.format = format;
    this.root = root;
    this.importer = importer;
  }

  /**
   * Finds an input.
   *
   * @param steps transforms that will be applied; their options are checked before anything is read
   * @throws org.datum4j.api.issue.DetectionException if no format is named and none, or more than one, fits
   */
  public static PreparedInput of(Extensions extensions, DatasetLocation location, List<TransformStep> steps)
      throws IOException {
    for (TransformStep step : steps) {
      step.options().bind(step.open(extensions).options());
    }
    OpenInput input = OpenInput.open(location.path(), location.followsLinks());
    try {
      return prepare(extensions, location, input);
    } catch (IOException | RuntimeException | Error failed) {
      input.close();
      throw failed;
    }
  }

  private static PreparedInput prepare(Extensions extensions, DatasetLocation location, OpenInput input)
      throws IOException {
    Detector detector = new Detector(extensions, Detector.DEPTH);
    String format;
    String root;
    Importer importer;
    if (location.format().isPresent()) {
      format = location.format().get();
      importer = extensions.importer(format);
      root = detector.rootFor(importer, input);
    } else {
      DetectionCandidate chosen = detector.detect(location.path(), input).orElseThrow();
      format = chosen.format();
      importer = extensions.importer(format);
      root = chosen.root();
    }
    location.options().bind(importer.options());
    return new PreparedInput(extensions, location, input, format, root, importer);
  }

  /** Returns the format's name. */
  public String format() {
    return format;
  }

  /** Opens the dataset and applies transforms; the caller closes what it gets, and then this. */
  public DatasetSource open(List<TransformStep> steps, Run run) throws IOException {
    InputFolder folder = root.isEmpty() ? input.folder() : input.folder().folder(root);
    ImportOrder order = new ImportOrder(folder, input.file(), location.options(), run);
    DatasetSource source = PluginContext.<DatasetSource, IOException>call(importer, () -> importer.open(order));
    return transformed(extensions, source, steps, run);
  }

  /** Applies transforms to a dataset, which is closed if that fails. */
  public static DatasetSource transformed(
      Extensions extensions, DatasetSource given, List<TransformStep> steps, Run run) throws IOException {
    DatasetSource source = given;
    try {
      for (TransformStep step : steps) {
        Transform transform = step.open(extensions);
        step.options().bind(transform.options());
        DatasetSource before = source;
        TransformOrder order = new TransformOrder(step.options(), run);
        source = PluginContext.<DatasetSource, IOException>call(transform, () -> transform.apply(before, order));
      }
      return source;
    } catch (IOException | RuntimeException | Error failed) {
      source.close();
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
