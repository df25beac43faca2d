// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/** An image that is damaged, beyond a limit, or of a kind that cannot be read. */
public class ImageFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, with the value that was found and the one that was expected
   */
  public ImageFormatException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong
   * @param cause the failure below
   */
  public ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
