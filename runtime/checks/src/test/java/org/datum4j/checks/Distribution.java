// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built distribution, run as users run it. */
public final class Distribution {
  public static final Path HOME = SourceTree.ROOT.resolve("runtime/dist/target/datum4j");
  static final Path LAUNCHER = HOME.resolve("bin/datum");
  static final Path SAMPLES = HOME.resolve("samples");

  private static final long LIMIT_SECONDS = 120;

  private Distribution() {}

  /** Runs {@code datum} in a folder. */
  static Result run(Path folder, String... words) throws IOException, InterruptedException {
    return run(folder, Map.of(), words);
  }

  /** Runs {@code datum} in a folder with some variables of the environment changed. */
  static Result run(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(Arrays.asList(words));
    Path out = Files.createTempFile("datum", ".out");
    Path err = Files.createTempFile("datum", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("DATUM_USER_HOME", folder.resolve("no-plugins-here").toString());
    builder.environment().remove("DATUM_PLUGINS");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("datum " + String.join(" ", words) + " did not end");
    }
    Result result =
        new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** What a command printed and how it ended. */
  record Result(int code, String out, String err) {}
}
