// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.DetectionException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.issue.PluginException;
import org.datum4j.runtime.RefusedException;

/** Tells a person why a command failed. A stack trace is for those who ask for it. */
final class Failure {
  private Failure() {}

  static ExitCode tell(Terminal terminal, Throwable failure, boolean isDebugging) {
    if (isDebugging) {
      failure.printStackTrace(terminal.err());
    }
    if (failure instanceof DatumException known) {
      terminal.say("error: " + known.issue().text());
      return code(known);
    }
    terminal.say("error: " + text(failure));
    return ExitCode.FAILED;
  }

  private static ExitCode code(DatumException failure) {
    if (failure instanceof OptionException) {
      return ExitCode.WRONG_USAGE;
    }
    if (failure instanceof RefusedException) {
      return ExitCode.REFUSED;
    }
    if (failure instanceof DetectionException) {
      return ExitCode.NOT_DETECTED;
    }
    if (failure instanceof CancelledException) {
      return ExitCode.INTERRUPTED;
    }
    boolean isUnknownName =
        failure instanceof PluginException && failure.issue().code().equals("PLUGIN-NAME-UNKNOWN");
    return isUnknownName ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
  }

  private static String text(Throwable failure) {
    if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return text(wrapped.getCause());
    }
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + " is not there, or cannot be made [FILE-MISSING]\n  Check the path.";
    }
    if (failure instanceof InvalidPathException) {
      return "a path is none: " + failure.getMessage() + " [FILE-NAME]\n  Correct the path.";
    }
    if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + " may not be read or written [FILE-ACCESS]\n  Check its permissions.";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return failure.getMessage() + " is there already [FILE-EXISTS]\n  Choose another name or remove it.";
    }
    if (failure instanceof IOException) {
      return failure.getMessage() + " [FILE-IO]\n  Check the disk and the path.";
    }
    if (failure instanceof OutOfMemoryError) {
      return "the memory is not enough [MEMORY]\n  Give more with DATUM_JAVA_OPTS=-Xmx2g, or use --threads 1.";
    }
    if (failure instanceof StackOverflowError) {
      return "the input is nested too deeply [DEPTH]\n  Check the input; --debug shows where it happened.";
    }
    return String.format(
        Locale.ROOT,
        "%s: %s [INTERNAL]%n  This is a fault of datum or a plugin, not yours: please report it with the output of --debug.",
        failure.getClass().getSimpleName(),
        failure.getMessage());
  }
}
