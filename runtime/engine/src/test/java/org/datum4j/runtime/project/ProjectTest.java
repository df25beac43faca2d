// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
  @TempDir Path folder;

  private Path data() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data set"));
    Files.writeString(data.resolve("a.json"), "{}");
    return data;
  }

  private ProjectSource source(Project project, String name, Path data) throws IOException {
    return new ProjectSource(
        name, "coco", project.portable(data), "", List.of("--x", "y z"), false, Project.fingerprint(data));
  }

  @Test
  void remembersSourcesAndStages() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    ProjectSource source = source(project, "first", data());
    project.add(source);
    project.addStage(new ProjectStage("rename", List.of("-e", "|a|b|")));
    ProjectContent content = Project.open(folder.resolve("project")).content();
    assertThat(content.sources()).containsExactly(source);
    assertThat(content.stages()).containsExactly(new ProjectStage("rename", List.of("-e", "|a|b|")));
    assertThat(source.path()).isEqualTo("../data set");
    assertThat(project.data(source)).isEqualTo(data());
  }

  @Test
  void findsTheNearestProjectUpwards() throws IOException {
    Path root = Project.create(folder.resolve("project"), false).root();
    Path below = Files.createDirectories(root.resolve("a/b"));
    assertThat(Project.find(below).root()).isEqualTo(root);
  }

  @Test
  void replacesAProjectOnlyWhenAsked() throws IOException {
    Project project = Project.create(folder, false);
    project.add(source(project, "first", data()));
    assertThatThrownBy(() -> Project.create(folder, false))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("[PROJECT-EXISTS]");
    assertThat(Project.create(folder, true).content().sources()).isEmpty();
    assertThat(folder.resolve("data set/a.json")).exists();
  }

  @Test
  void tellsWhatChangedAndWhatIsGone() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    Path data = data();
    ProjectSource source = source(project, "first", data);
    project.add(source);
    assertThat(project.status()).containsEntry(source, SourceState.SAME);
    Files.writeString(data.resolve("b.json"), "{}");
    assertThat(project.status()).containsEntry(source, SourceState.CHANGED);
    Files.delete(data.resolve("a.json"));
    Files.delete(data.resolve("b.json"));
    Files.delete(data);
    assertThat(project.status()).containsEntry(source, SourceState.VANISHED);
  }

  @Test
  void refusesANameThatIsTaken() throws IOException {
    Project project = Project.create(folder, false);
    project.add(source(project, "first", data()));
    assertThatThrownBy(() -> project.add(source(project, "first", data())))
        .hasMessageContaining("[PROJECT-SOURCE-TWICE]")
        .hasMessageContaining("-n");
    assertThat(project.take(source(project, "first", data()), false, false).name()).isEqualTo("first-1");
  }

  @Test
  void removesCopiedDataButNeverOthers() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    Path data = data();
    Path copy = project.data(project.take(source(project, "copied", data), true, true));
    assertThat(copy).isEqualTo(project.root().resolve("copied"));
    project.add(source(project, "other", data));
    project.remove("copied", false);
    project.remove("other", false);
    assertThat(copy).doesNotExist();
    assertThat(data.resolve("a.json")).exists();
    assertThat(project.content().sources()).isEmpty();
  }

  @Test
  void leavesNoCopyOfDataThatItCannotRecord() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    Path data = data();
    project.add(source(project, "first", data));
    assertThatThrownBy(() -> project.take(source(project, "first", data), true, true))
        .hasMessageContaining("[PROJECT-SOURCE-TWICE]");
    Files.createDirectory(project.root().resolve("mine"));
    assertThatThrownBy(() -> project.take(source(project, "mine", data), true, true))
        .hasMessageContaining("[PROJECT-SOURCE-PLACE]");
    assertThatThrownBy(() -> project.take(source(project, "../out", data), true, true))
        .hasMessageContaining("[PROJECT-SOURCE-NAME]");
    assertThat(project.take(source(project, "mine", data), false, true).name()).isEqualTo("mine-1");
    try (Stream<Path> left = Files.list(project.root())) {
      assertThat(left).extracting(path -> path.getFileName().toString()).containsExactlyInAnyOrder(".datum", "mine", "mine-1");
    }
    try (Stream<Path> left = Files.list(project.root().resolve(".datum"))) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("copy"));
    }
  }

  @Test
  void deletesNothingButCopiesWhateverItsFileSays() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    Path outside = data();
    Files.createSymbolicLink(project.root().resolve("link"), folder);
    for (String path : List.of("../data set", ".", ".datum", "link/data set")) {
      project.add(new ProjectSource("x", "coco", path, "", List.of(), true, ""));
      project.remove("x", false);
      assertThat(outside.resolve("a.json")).exists();
      assertThat(project.content().sources()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | PROJECT-FILE-CONTENT | $",
        "null | PROJECT-FILE-CONTENT | $",
        "{} x | PROJECT-FILE-SYNTAX | project.json:1",
        "{'sources':[]} | PROJECT-FILE-CONTENT | version is missing",
        "{'version':'1'} | PROJECT-FILE-CONTENT | version is \"1\"",
        "{'version':0} | PROJECT-FILE-CONTENT | $.version",
        "{'version':99999999999} | PROJECT-FILE-VERSION | 99999999999",
        "{'version':1,'version':1} | PROJECT-FILE-SYNTAX | uplicate",
        "{'version':1,'sources':{}} | PROJECT-FILE-CONTENT | $.sources",
        "{'version':1,'sources':['x']} | PROJECT-FILE-CONTENT | $.sources[0]",
        "{'version':1,'sourses':[]} | PROJECT-FILE-CONTENT | sourses",
        "{'version':1,'sources':[{'name':'x','format':'coco'}]} | PROJECT-FILE-CONTENT | path is missing",
        "{'version':1,'sources':[{'name':'x','format':'coco','path':'a\\u0000'}]} | PROJECT-FILE-CONTENT | no path",
        "{'version':1,'sources':[{'name':'x','format':'coco','path':'.','copied':'no'}]} | PROJECT-FILE-CONTENT | copied",
        "{'version':1,'sources':[{'name':'x','format':'coco','path':'.','file':3}]} | PROJECT-FILE-CONTENT | file is 3",
        "{'version':1,'sources':[{'name':'x','format':'coco','path':'.','fingerprint':7}]} | PROJECT-FILE-CONTENT | 7",
        "{'version':1,'sources':[{'name':'x','format':'c','path':'.'},{'name':'x','format':'c','path':'.'}]}"
            + " | PROJECT-FILE-CONTENT | $.sources[1].name",
        "{'version':1,'stages':[{'transform':5}]} | PROJECT-FILE-CONTENT | $.stages[0].transform",
        "{'version':1,'stages':[{'transform':'x','optoins':[]}]} | PROJECT-FILE-CONTENT | optoins"
      })
  void refusesNonsenseAndKeepsTheFile(String text, String code, String told) throws IOException {
    Project project = Project.create(folder, false);
    String json = text.replace('\'', '"');
    Path file = Files.writeString(folder.resolve(".datum/project.json"), json);
    assertThatThrownBy(() -> project.add(source(project, "new", data())))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("[" + code + "]")
        .hasMessageContaining(told)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent(json);
  }

  @Test
  void namesThePlaceInAFileThatWasEditedByHand() throws IOException {
    Project project = Project.create(folder, false);
    Path file = folder.resolve(".datum/project.json");
    Files.writeString(file, "{\"version\":1,\n\"sources\":[{\"name\":5}]}");
    assertThatThrownBy(project::content)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("name is 5")
        .hasMessageContaining("$.sources[0].name");
    Files.writeString(file, "{\"version\":1,\nnonsense");
    assertThatThrownBy(project::content).hasMessageContaining("[PROJECT-FILE-SYNTAX]").hasMessageContaining(":2");
    Files.writeString(file, "{\"version\":99}");
    assertThatThrownBy(project::content).hasMessageContaining("[PROJECT-FILE-VERSION]");
  }

  @Test
  void losesNothingWhenSeveralChangeItAtOnce() throws Exception {
    Project project = Project.create(folder, false);
    Path data = data();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> changes =
          IntStream.range(0, 12)
              .<Future<?>>mapToObj(
                  number ->
                      pool.submit(
                          () -> {
                            Project.open(folder).add(source(project, "source " + number, data));
                            return null;
                          }))
              .toList();
      for (Future<?> change : changes) {
        change.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(project.content().sources()).hasSize(12);
  }

  @Test
  void keepsAFileInsideItsSource() throws IOException {
    Project project = Project.create(folder.resolve("project"), false);
    ProjectSource source =
        new ProjectSource("first", "coco", project.portable(data()), "../../x.json", List.of(), false, "");
    assertThatThrownBy(() -> project.location(source)).hasMessageContaining("[PROJECT-SOURCE-PATH]");
  }
}
