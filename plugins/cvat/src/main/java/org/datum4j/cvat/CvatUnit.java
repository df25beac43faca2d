// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

/**
 * A part of a file whose frames are counted by themselves.
 *
 * @param subset the subset that its images are in
 * @param taskId the task, in files of a whole project; else the empty text
 */
record CvatUnit(String subset, String taskId) {}
