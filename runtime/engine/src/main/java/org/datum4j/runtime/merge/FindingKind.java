// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

/** What a merge can find odd. The names are Datumaro's, but for the last. */
public enum FindingKind {
  /** An item is not in all datasets. */
  NO_MATCHING_ITEM("NoMatchingItem", "MERGE-ITEM-UNMATCHED", "Check whether the other datasets should have the item."),
  /** An annotation is not in all datasets that annotate the item. */
  NO_MATCHING_ANN("NoMatchingAnn", "MERGE-ANNOTATION-UNMATCHED", "Look at the annotation, or lower --iou-thresh."),
  /** Two merged annotations are nearly the same. */
  ANNOTATIONS_TOO_CLOSE("AnnotationsTooClose", "MERGE-ANNOTATIONS-CLOSE", "Look whether one of the two is wrong."),
  /** No label has as many votes as the quorum asks. */
  FAILED_LABEL_VOTING("FailedLabelVoting", "MERGE-VOTE-LABEL", "Settle the label by hand, or lower --quorum."),
  /** No value of an attribute has as many votes as the quorum asks. */
  FAILED_ATTR_VOTING("FailedAttrVoting", "MERGE-VOTE-ATTRIBUTE", "Settle the value by hand, or lower --quorum."),
  /** A group lacks a label that it should have, or has one that it should not. */
  WRONG_GROUP("WrongGroup", "MERGE-GROUP-WRONG", "Correct the group, or the rule of --groups."),
  /** Datasets say different things about one label; what the first of them says is kept. */
  CONFLICTING_CATEGORIES("ConflictingCategories", "MERGE-CATEGORIES-CONFLICT", "Make the datasets agree on the label."),
  /** An item got another id, since several datasets have one of its id. */
  RENAMED_ITEM(
      "RenamedItem",
      "MERGE-ID-CLASH",
      "Merge with -m intersect or exact if the items are the same, or rename them before.");

  private final String text;
  private final String code;
  private final String mend;

  FindingKind(String text, String code, String mend) {
    this.text = text;
    this.code = code;
    this.mend = mend;
  }

  /** Returns Datumaro's name. */
  public String text() {
    return text;
  }

  /** Returns the code of the issue. */
  public String code() {
    return code;
  }

  String mend() {
    return mend;
  }
}
