package dev.memories.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a comment or a document of the repository cites is there. */
@NullMarked
class CitationsTest {
  private static final Path TOP = Path.of("..");

  /** Files of a memory tree, of Codex's own memory and of agents: spoken of, not cited. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "MEMORY.md",
          "SKILL.md",
          "memory_summary.md",
          "consolidated.md",
          "raw_memories.md",
          "phase2_workspace_diff.md",
          "AGENTS.md",
          "CLAUDE.md");

  private static final String NUMBER = "\\d+(?:\\.\\d+)*";

  /**
   * A document, with the numbers of sections or rules after it: {@code docs/spec/rules.md 4.2, 5}.
   */
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?<![\\w<>*/.-])(?<name>(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*\\.md)(?![\\w-])"
              + "(?:\\s+(?<numbers>%1$s(?:(?:,|\\s+and)\\s+%1$s)*+)(?!\\w))?".formatted(NUMBER));

  private static final Pattern DECISION = Pattern.compile("\\bADR\\s+(?<number>\\d{4})\\b");

  private static final Pattern LINK =
      Pattern.compile("]\\((?<file>[^)\\s:#]*)(?:#(?<anchor>[^)\\s]*))?\\)");

  @Test
  void citationsLeadSomewhere() throws IOException {
    assertThat(dangling(TOP)).isEmpty();
  }

  @Test
  void everySpecificationIsCitedByNumber() throws IOException {
    List<String> cited = new ArrayList<>();
    for (Prose prose : Prose.below(TOP)) {
      for (String passage : prose.passages()) {
        DOCUMENT
            .matcher(passage)
            .results()
            .filter(citation -> citation.group("numbers") != null)
            .forEach(citation -> cited.add(citation.group("name")));
      }
    }
    assertThat(cited)
        .contains(
            "docs/spec/product.md",
            "docs/spec/rules.md",
            "docs/spec/rollouts.md",
            "docs/spec/contract.md",
            "docs/spec/prompts.md");
  }

  @Test
  void numbersOfADocumentAreUnique() throws IOException {
    try (Stream<Path> documents = Files.list(TOP.resolve("docs/spec"))) {
      for (Path document : documents.toList()) {
        assertThat(MarkdownPlaces.in(document).numbers())
            .as(document.toString())
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void faultsAreFound(@TempDir Path top) throws IOException {
    Path docs = Files.createDirectories(top.resolve("docs/adr")).getParent();
    Files.writeString(docs.resolve("adr/0001-a.md"), "# A\n");
    Files.writeString(
        docs.resolve("rules.md"),
        """
        ## 1 Lines
        - **1.1** See [2](#2-items), [3](#3-none), [more](more.md) and `MEMORY.md`.
        ## 2 Items
        """);
    Files.writeString(
        top.resolve("A.java"),
        """
        /**
         * Rules (docs/rules.md 1.1,
         * 7.1; docs/gone.md 3), the decisions ADR 0001 and ADR
         * 0002.
         */
        String notCited = "docs/string.md // docs/string.md";
        // {@code commands.md}, docs/rules.md
        // 1 and 9.
        """);
    Files.writeString(top.resolve("a.sql"), "-- docs/rules.md 4\nSELECT 'other.md';\n");
    Files.writeString(top.resolve("pom.xml"), "<a><!-- docs/rules.md\n 5 --> x.md</a>\n");

    assertThat(dangling(top))
        .containsExactlyInAnyOrder(
            "A.java: docs/rules.md 7.1",
            "A.java: docs/gone.md",
            "A.java: ADR 0002",
            "A.java: commands.md",
            "A.java: docs/rules.md 9",
            "a.sql: docs/rules.md 4",
            "pom.xml: docs/rules.md 5",
            "docs/rules.md: link to #3-none",
            "docs/rules.md: link to more.md",
            "docs/rules.md: more.md");
  }

  /** What is cited below a folder and is not there, each after the file that cites it. */
  private static List<String> dangling(Path top) throws IOException {
    List<String> dangling = new ArrayList<>();
    for (Prose prose : Prose.below(top)) {
      for (String passage : prose.passages()) {
        Stream<String> links =
            prose.file().toString().endsWith(".md") ? links(prose.file(), passage) : Stream.of();
        Stream.of(documents(top, prose.file(), passage), decisions(top, passage), links)
            .flatMap(found -> found)
            .forEach(found -> dangling.add(top.relativize(prose.file()) + ": " + found));
      }
    }
    return dangling;
  }

  private static Stream<String> documents(Path top, Path citing, String passage)
      throws IOException {
    List<String> dangling = new ArrayList<>();
    Matcher citation = DOCUMENT.matcher(passage);
    while (citation.find()) {
      String name = citation.group("name");
      Optional<Path> document = find(top, citing, name);
      if (document.isEmpty()) {
        if (!SUBJECTS.contains(name.substring(name.lastIndexOf('/') + 1))) {
          dangling.add(name);
        }
      } else if (citation.group("numbers") != null) {
        List<String> numbers = MarkdownPlaces.in(document.get()).numbers();
        Pattern.compile(NUMBER)
            .matcher(citation.group("numbers"))
            .results()
            .map(MatchResult::group)
            .filter(number -> !numbers.contains(number))
            .forEach(number -> dangling.add(name + " " + number));
      }
    }
    return dangling.stream();
  }

  /**
   * A document is named from the top of the repository, from beside the citing file, or a prompt.
   */
  private static Optional<Path> find(Path top, Path citing, String name) {
    return Stream.of(
            top.resolve(name),
            citing.resolveSibling(name),
            top.resolve("templates/memories").resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Stream<String> decisions(Path top, String passage) throws IOException {
    List<String> dangling = new ArrayList<>();
    for (MatchResult cited : DECISION.matcher(passage).results().toList()) {
      String number = cited.group("number");
      try (var files = Files.newDirectoryStream(top.resolve("docs/adr"), number + "-*.md")) {
        if (!files.iterator().hasNext()) {
          dangling.add("ADR " + number);
        }
      }
    }
    return dangling.stream();
  }

  private static Stream<String> links(Path document, String text) throws IOException {
    List<String> dangling = new ArrayList<>();
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      String file = link.group("file");
      String anchor = link.group("anchor");
      Path target = file.isEmpty() ? document : document.resolveSibling(file);
      if (!Files.exists(target)) {
        dangling.add("link to " + file);
      } else if (anchor != null && !MarkdownPlaces.in(target).anchors().contains(anchor)) {
        dangling.add("link to " + file + "#" + anchor);
      }
    }
    return dangling.stream();
  }
}
