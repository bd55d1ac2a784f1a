package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.memories.Texts;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class TraceFileTest {
  private static final SessionId ID = new SessionId("0194f5a6-418a-73ae-b331-000000000001");

  @Test
  void headerValuesAreOneLineEach() {
    TraceFile file = TraceFile.of(trace("/w/a\nthread_id: fake", "/s/\u0085\\x.jsonl", "body"));

    assertThat(file.text())
        .isEqualTo(
            """
            thread_id: 0194f5a6-418a-73ae-b331-000000000001
            cwd: /w/a\\nthread_id: fake
            rollout_path: /s/\\u0085\\\\x.jsonl
            updated_at: 2026-02-09T16:16:03+00:00

            body
            """);
  }

  @Test
  void writtenFileIsReadBack() {
    qt().forAll(Texts.any(), Texts.any()).checkAssert(TraceFileTest::assertReadBack);
  }

  private static void assertReadBack(String cwd, String body) {
    Trace trace = trace(cwd, "/s/r.jsonl", body);

    TraceFile written = TraceFile.of(trace);
    TraceFile read = TraceFile.parse(written.name(), written.text()).orElseThrow();

    assertThat(read).isEqualTo(written);
    assertThat(read.header().unescaped()).isEqualTo(TraceHeader.of(trace));
    assertThat(read.body()).isEqualTo(UnicodeWhitespace.trim(body));
  }

  /** Cut right after a line feed it cannot be told from a whole one. */
  @Test
  void fileCutOffByAPowerFailureIsNotATrace() {
    TraceFile whole = TraceFile.of(trace("/w", "/s/r.jsonl", "# Trace Summary\n\nwhat was done"));
    String text = whole.text();

    assertThat(TraceFile.parse(whole.name(), text)).contains(whole);
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      if (!cut.endsWith("\n")) {
        assertThat(TraceFile.parse(whole.name(), cut)).as("%s chars", length).isEmpty();
      }
      String zeroes = cut + "\0".repeat(text.length() - length);
      assertThat(TraceFile.parse(whole.name(), zeroes)).as("%s chars, zeroes", length).isEmpty();
    }
  }

  @Test
  void textIsReadWhenItsHeaderIsWholeAndElseRefused() {
    Set<Boolean> outcomes = new HashSet<>();

    qt().forAll(textsOfHeaderLines())
        .checkAssert(text -> outcomes.add(assertReadOrRefused(text).isPresent()));

    assertThat(outcomes).as("some texts are read, some are refused").containsExactly(false, true);
  }

  private static Optional<TraceFile> assertReadOrRefused(String text) {
    List<String> head = text.substring(0, Math.max(0, text.indexOf("\n\n"))).lines().toList();
    boolean isWhole =
        text.endsWith("\n")
            && Stream.of("thread_id: ", "cwd: ", "rollout_path: ")
                .allMatch(key -> head.stream().anyMatch(line -> line.startsWith(key)));

    Optional<TraceFile> read = TraceFile.parse("a_b.md", text);

    assertThat(read.isPresent()).isEqualTo(isWhole);
    read.ifPresent(
        file -> {
          assertThat(head).contains("thread_id: " + file.header().threadId());
          assertThat(head).contains("cwd: " + file.header().cwd());
          assertThat(head).contains("rollout_path: " + file.header().rolloutPath());
          assertThat(file.body())
              .isEqualTo(UnicodeWhitespace.trim(text.substring(text.indexOf("\n\n"))));
        });
    return read;
  }

  private static Gen<String> textsOfHeaderLines() {
    return Texts.of(
        16,
        "thread_id: a\n",
        "thread_id: \n",
        "thread_id:b\n",
        "cwd: /w\n",
        "cwd: cwd: /v\n",
        "rollout_path: /r\n",
        "updated_at: now\n",
        "\n",
        "body",
        " ");
  }

  @Test
  void escapedValuesAreOneLineAndComeBack() {
    qt().forAll(Texts.any()).checkAssert(TraceFileTest::assertEscapedAndBack);
  }

  private static void assertEscapedAndBack(String value) {
    String escaped = HeaderValue.escape(value);

    assertThat(escaped.codePoints())
        .allMatch(c -> Character.getType(c) != Character.CONTROL && c != 0x2028 && c != 0x2029);
    assertThat(HeaderValue.unescape(escaped)).isEqualTo(value);
  }

  @Test
  void valuesThatWereNeverEscapedDoNoHarm() {
    qt().forAll(Texts.any())
        .checkAssert(
            value ->
                assertThat(HeaderValue.unescape(value)).hasSizeLessThanOrEqualTo(value.length()));
  }

  private static Trace trace(String cwd, String rollout, String body) {
    return new Trace(
        ID,
        new Project("/w"),
        body,
        "summary",
        new Trace.Subject(
            cwd, Path.of(rollout), "Fix it", Instant.parse("2026-02-09T16:16:03.120Z"), null),
        new Trace.Making("offline", Instant.EPOCH, null));
  }
}
