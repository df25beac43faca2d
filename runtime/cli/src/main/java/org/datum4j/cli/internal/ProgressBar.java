// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a run is: a bar that is drawn over itself when a person watches, a plain line now and then otherwise.
 * Short runs show nothing.
 */
final class ProgressBar {
  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long PLAIN_LINE = TimeUnit.SECONDS.toNanos(10);
  private static final int WIDTH = 24;

  private final Terminal terminal;
  private final boolean isOn;
  private final long start = System.nanoTime();
  private long next;
  private String step = "";
  private long stepStart = start;
  private int drawn;

  ProgressBar(Terminal terminal, boolean isOn) {
    this.terminal = terminal;
    this.isOn = isOn;
    this.next = start + (terminal.isInteractive() ? FIRST : PLAIN_LINE);
  }

  synchronized void update(String newStep, long done, long total) {
    long now = System.nanoTime();
    if (!newStep.equals(step)) {
      step = newStep;
      stepStart = now;
    }
    if (!isOn || now < next) {
      return;
    }
    next = now + (terminal.isInteractive() ? REDRAW : PLAIN_LINE);
    String line = line(now, done, total);
    if (terminal.isInteractive()) {
      terminal.err().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
      terminal.err().flush();
      drawn = line.length();
    } else {
      terminal.say(line);
    }
  }

  /** Wipes the bar, so that what follows starts on a clean line. */
  synchronized void clear() {
    if (drawn > 0) {
      terminal.err().print("\r" + " ".repeat(drawn) + "\r");
      terminal.err().flush();
      drawn = 0;
    }
  }

  private String line(long now, long done, long total) {
    double seconds = Math.max(1e-3, (now - stepStart) / 1e9);
    double rate = done / seconds;
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s: %,d  %,.0f/s", step, done, rate);
    }
    double share = Math.min(1, (double) done / total);
    int full = (int) (share * WIDTH);
    String left = rate <= 0 ? "" : "  " + duration((long) ((total - done) / rate)) + " left";
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %3.0f %%  %,.0f/s%s",
        step,
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        100 * share,
        rate,
        left);
  }

  private static String duration(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
  }
}
