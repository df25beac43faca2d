// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.nio.channels.FileChannel;
import java.util.List;

/**
 * The files of a subset, ready to be read.
 *
 * @param contexts one for each file
 * @param channels one for each file
 * @param folders for each file the folders that may hold its images
 */
record SubsetFiles(List<RecordContext> contexts, List<FileChannel> channels, List<List<String>> folders) {
  SubsetFiles {
    contexts = List.copyOf(contexts);
    channels = List.copyOf(channels);
    folders = List.copyOf(folders);
  }

  FileChannel channel(int file) {
    return channels.get(file);
  }
}
