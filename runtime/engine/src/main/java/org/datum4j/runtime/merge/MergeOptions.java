// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/**
 * How datasets are merged. All but {@code policy} and {@code groups} concern {@link MergePolicy#INTERSECT} alone.
 *
 * @param policy how
 * @param iouThreshold from which agreement on two shapes may be the same object, 0 to 1: intersection over union; for
 *     keypoints their similarity
 * @param outputConfidence annotations of a lower score are left out, 0 to 1
 * @param quorum how many votes a label or an attribute's value needs, 0 for any
 * @param groups labels that must come together
 * @param closeDistance from which agreement on two merged annotations are reported as too close, 0 to 1
 * @param ignoredAttributes attributes that are not voted on
 * @param sigmas how far off each keypoint may be, as in COCO's evaluation; none means 0.1 for all
 */
public record MergeOptions(
    MergePolicy policy,
    double iouThreshold,
    double outputConfidence,
    int quorum,
    List<GroupRule> groups,
    double closeDistance,
    Set<String> ignoredAttributes,
    List<Double> sigmas) {
  private static final double DEFAULT_IOU = 0.25;
  private static final double DEFAULT_CLOSE = 0.75;

  /**
   * Copies the collections.
   *
   * @throws OptionException if a number is out of its range
   */
  public MergeOptions {
    Objects.requireNonNull(policy);
    groups = List.copyOf(groups);
    ignoredAttributes = Set.copyOf(ignoredAttributes);
    sigmas = List.copyOf(sigmas);
    checkShare("iou-thresh", iouThreshold);
    checkShare("output-conf-thresh", outputConfidence);
    checkShare("close distance", closeDistance);
    if (quorum < 0) {
      throw wrong("quorum", quorum, "a number of votes, 0 or more");
    }
    for (double sigma : sigmas) {
      if (!(sigma > 0) || Double.isInfinite(sigma)) {
        throw wrong("sigma", sigma, "a number above 0");
      }
    }
  }

  /** Returns a policy with Datumaro's defaults for all else. */
  public static MergeOptions of(MergePolicy policy) {
    return new MergeOptions(policy, DEFAULT_IOU, 0, 0, List.of(), DEFAULT_CLOSE, Set.of(), List.of());
  }

  /** Returns a copy with another threshold for matches. */
  public MergeOptions withIouThreshold(double changed) {
    return new MergeOptions(
        policy, changed, outputConfidence, quorum, groups, closeDistance, ignoredAttributes, sigmas);
  }

  /** Returns a copy with another lowest score. */
  public MergeOptions withOutputConfidence(double changed) {
    return new MergeOptions(policy, iouThreshold, changed, quorum, groups, closeDistance, ignoredAttributes, sigmas);
  }

  /** Returns a copy with another quorum. */
  public MergeOptions withQuorum(int changed) {
    return new MergeOptions(
        policy, iouThreshold, outputConfidence, changed, groups, closeDistance, ignoredAttributes, sigmas);
  }

  /** Returns a copy with other groups to check. */
  public MergeOptions withGroups(List<GroupRule> changed) {
    return new MergeOptions(
        policy, iouThreshold, outputConfidence, quorum, changed, closeDistance, ignoredAttributes, sigmas);
  }

  /** Returns a copy with other attributes that are not voted on. */
  public MergeOptions withIgnoredAttributes(Set<String> changed) {
    return new MergeOptions(
        policy, iouThreshold, outputConfidence, quorum, groups, closeDistance, changed, sigmas);
  }

  private static void checkShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw wrong(name, value, "a number from 0 to 1");
    }
  }

  private static OptionException wrong(String name, Number value, String expected) {
    return new OptionException(
        Issue.error(
            "MERGE-OPTION-RANGE",
            name + " is " + value + ", expected " + expected,
            Location.unknown(),
            "Give " + name + " as " + expected + "."));
  }
}
