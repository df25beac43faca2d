// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * Passes lists of a kind that it knows, such as those of numbers, and takes from them what is wanted. So the text need not
 * be checked first and then be read again. What it does not know is passed as any other JSON.
 */
@FunctionalInterface
public interface ListPasser {
  /** The answer for what is not known. */
  int NONE = -1;

  /** Lists that are passed hold lists, and these hold no more of them. */
  int DEEPEST = 2;

  /**
   * Passes a list that is the value of a member of a record.
   *
   * @param member the number of the member among those asked for
   * @param offset the list's place in the input
   * @param bytes the input at hand
   * @param start the list's place there; the opening bracket is at hand
   * @param to the end of what is at hand; bytes behind it mean nothing
   * @return the place behind the closing bracket, or {@link #NONE} if this is something else, or is not wholly at hand, or
   *     may be no JSON
   */
  int pass(int member, long offset, byte[] bytes, int start, int to);
}
