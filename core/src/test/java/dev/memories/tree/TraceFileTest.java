package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
            updated_at: 2026-02-09T16:16:03.120+00:00

            body
            """);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll String cwd, @ForAll String body) {
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

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    TraceFile.parse("a_b.md", text)
        .ifPresent(file -> assertThat(text).contains(file.header().threadId()));
  }

  @Property
  void escapedValuesAreOneLineAndUnescapeToTheOriginal(@ForAll String value) {
    String escaped = HeaderValue.escape(value);

    assertThat(escaped.codePoints())
        .allMatch(c -> Character.getType(c) != Character.CONTROL && c != 0x2028 && c != 0x2029);
    assertThat(HeaderValue.unescape(escaped)).isEqualTo(value);
  }

  @Property
  void unescapingAnUnescapedValueIsHarmless(@ForAll String value) {
    assertThat(HeaderValue.unescape(value)).hasSizeLessThanOrEqualTo(value.length());
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
