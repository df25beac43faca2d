// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.media.ImageSize;

/** The value of the option {@code --image-size}. */
public final class YoloImageSize {
  private static final Pattern FORM = Pattern.compile("\\s*([1-9]\\d{0,8})\\s*[xX]\\s*([1-9]\\d{0,8})\\s*");

  private YoloImageSize() {}

  /**
   * Reads a size.
   *
   * @param text width and height, as {@code 640x480}
   * @throws OptionException if it is something else
   */
  public static ImageSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new OptionException(
          Issue.error(
              "YOLO-OPTION-SIZE",
              "--image-size is \"" + text + "\", expected width and height in pixels",
              Location.unknown(),
              "Write for example --image-size 640x480."));
    }
    return new ImageSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }
}
