// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

/** What a dataset may say as a whole, beside the names of labels and the items. */
public enum DatasetFact {
  /** Free facts, see {@link org.datum4j.api.model.DatasetSchema#infos()}. */
  INFOS("infos of the dataset"),
  /** Parents of labels, as COCO's supercategories. */
  PARENTS("parents of labels"),
  /** Joints between keypoints. */
  JOINTS("joints between keypoints");

  private final String words;

  DatasetFact(String words) {
    this.words = words;
  }

  /** Returns it in words. */
  public String words() {
    return words;
  }
}
