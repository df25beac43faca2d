// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import org.datum4j.api.detect.Detection;

/**
 * A format that an input may have.
 *
 * @param format the format's name
 * @param title what it is called in lists
 * @param root the folder inside the input that the dataset lies in, or the empty text for the input itself
 * @param detection what was found and what is missing
 */
public record DetectionCandidate(String format, String title, String root, Detection detection) {}
