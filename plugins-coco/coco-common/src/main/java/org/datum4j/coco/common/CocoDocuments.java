// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.model.Attributes;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.CocoMember;

/**
 * What COCO files hold beside images and annotations, as plain values in
 * {@link org.datum4j.api.model.DatasetSchema#origins()}: under {@code coco} the list {@code files} of maps with
 * {@code task}, {@code subset} and {@code members}; a member is its {@code name} and, but for the lists of images and
 * annotations, its JSON as a text.
 */
public final class CocoDocuments {
  private static final int MOST_BYTES = 1 << 24;

  private CocoDocuments() {}

  /**
   * A file's members.
   *
   * @param task what it annotates
   * @param subset its subset
   * @param members the members of the top object in order
   */
  public record Document(CocoTask task, String subset, List<Member> members) {
    /** Copies the list. */
    public Document {
      members = List.copyOf(members);
    }

    /** Returns a member's JSON, if it is there and was kept. */
    public Optional<String> json(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst().flatMap(Member::json);
    }
  }

  /**
   * A member of a file's top object.
   *
   * @param name its name
   * @param json its text; empty for the lists of images and annotations
   */
  public record Member(String name, Optional<String> json) {}

  /** Returns the plain values of files. */
  public static Attributes of(List<CocoIndex> indexes) {
    List<Attributes> files = new ArrayList<>();
    for (CocoIndex index : indexes) {
      List<Attributes> members = new ArrayList<>();
      for (CocoMember member : index.members()) {
        byte[] bytes = member.bytes();
        Attributes name = Attributes.of("name", member.name());
        boolean isKept = bytes != null && bytes.length <= MOST_BYTES && !isRecords(member.name());
        if (isKept || isRecords(member.name())) {
          members.add(isKept ? name.with("json", new String(bytes, StandardCharsets.UTF_8)) : name);
        }
      }
      files.add(
          Attributes.of("task", index.task().prefix(), "subset", index.file().subset()).with("members", members));
    }
    return Attributes.of(CocoRecord.FAMILY, Attributes.of("files", files));
  }

  private static boolean isRecords(String name) {
    return name.equals("images") || name.equals("annotations");
  }

  /** Returns the files that a schema's origins tell of. */
  public static List<Document> read(Attributes origins) {
    List<Document> documents = new ArrayList<>();
    if (origins.get(CocoRecord.FAMILY) instanceof Attributes coco && coco.get("files") instanceof List<?> files) {
      for (Object file : files) {
        if (file instanceof Attributes fields
            && fields.get("task") instanceof String task
            && fields.get("subset") instanceof String subset
            && fields.get("members") instanceof List<?> members) {
          documents.add(new Document(CocoTask.ofWord(task), subset, members(members)));
        }
      }
    }
    return documents;
  }

  private static List<Member> members(List<?> list) {
    List<Member> members = new ArrayList<>();
    for (Object member : list) {
      if (member instanceof Attributes fields && fields.get("name") instanceof String name) {
        members.add(new Member(name, fields.text("json")));
      }
    }
    return members;
  }
}
