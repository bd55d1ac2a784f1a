package dev.memories.search;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.search.SessionQuestions.Known;
import dev.memories.search.readable.LineNumbers;
import dev.memories.search.readable.ReadableLine;
import dev.memories.search.readable.ReadableRollout;
import dev.memories.session.SessionId;
import dev.memories.trace.TraceBullet;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A bullet of the memory with what it rests on.
 *
 * @param since time of the oldest session that it cites; null when it cites none
 * @param lines the cited lines and those around them
 */
public record BulletEvidence(
    SearchHit bullet,
    @Nullable Instant since,
    List<SessionId> sessions,
    List<CitedLine> lines,
    Later later) {
  private static final int MOST_CHARS = 1_500;
  private static final int LINES_BEFORE = 2;

  public BulletEvidence {
    sessions = List.copyOf(sessions);
    lines = List.copyOf(lines);
  }

  /** A line of a session's rollout. */
  public record CitedLine(SessionId session, ReadableLine line) {}

  /** Whether later sessions agree with a bullet. */
  public enum Later {
    BORNE_OUT("borne-out", "; later sessions bear it out"),
    CONTRADICTED("contradicted", "; a later session contradicts it"),
    NONE("none", "; no later session has checked it");

    private final String word;
    private final String clause;

    Later(String word, String clause) {
      this.word = word;
      this.clause = clause;
    }

    /** The word in JSON. */
    public String word() {
      return word;
    }

    /** The end of a sentence for people. */
    public String clause() {
      return clause;
    }
  }

  /** Reads what a bullet cites. A rollout that is gone has no lines. */
  public static BulletEvidence of(
      SearchHit bullet, SessionQuestions sessions, SecretRedactor redactor, Lineage lineage)
      throws IOException {
    Map<Known, List<Long>> cited = cited(bullet.text(), sessions);
    List<CitedLine> lines = new ArrayList<>();
    ReadableRollout reader = new ReadableRollout(redactor, lineage);
    for (Map.Entry<Known, List<Long>> one : cited.entrySet()) {
      read(reader, one.getKey(), one.getValue(), lines);
    }
    List<Instant> times = cited.keySet().stream().map(Known::updatedAt).sorted().toList();
    return new BulletEvidence(
        bullet,
        times.isEmpty() ? null : times.getFirst(),
        cited.keySet().stream().map(Known::id).toList(),
        lines,
        later(bullet, times, sessions));
  }

  private static Map<Known, List<Long>> cited(String text, SessionQuestions sessions) {
    Map<Known, List<Long>> cited = new LinkedHashMap<>();
    Known current = null;
    for (MatchResult part : BulletWords.citedParts(text)) {
      if (part.group(1) != null) {
        current = sessions.find(part.group(1)).orElse(null);
        if (current != null) {
          cited.putIfAbsent(current, new ArrayList<>());
        }
      }
      List<Long> lines = current == null ? null : cited.get(current);
      if (lines != null && part.group(2) != null) {
        lines.add(Long.valueOf(part.group(2)));
      }
    }
    return cited;
  }

  private static void read(
      ReadableRollout reader, Known session, List<Long> wanted, List<CitedLine> lines)
      throws IOException {
    try {
      // The command stands some lines above the output that is cited.
      List<LineNumbers.Range> around =
          wanted.stream()
              .map(line -> new LineNumbers.Range(Math.max(1, line - LINES_BEFORE), line))
              .toList();
      for (ReadableLine line : reader.read(session.rollout(), new LineNumbers(around))) {
        lines.add(new CitedLine(session.id(), shortened(line)));
      }
    } catch (NoSuchFileException gone) {
      return;
    }
  }

  private static ReadableLine shortened(ReadableLine line) {
    return line.text().length() <= MOST_CHARS
        ? line
        : new ReadableLine(
            line.line(), line.role(), line.text().substring(0, MOST_CHARS) + " …", line.at());
  }

  /** A command is judged by its last run since; other bullets by a second session that agrees. */
  private static Later later(SearchHit bullet, List<Instant> times, SessionQuestions sessions) {
    List<String> codes = new TraceBullet(bullet.text(), List.of()).codes();
    boolean isCommand = bullet.kind() == SearchKind.COMMAND || bullet.kind() == SearchKind.ERROR;
    if (isCommand && !codes.isEmpty() && !times.isEmpty()) {
      Optional<Boolean> passed = sessions.ranAfter(bullet.cwd(), codes.getFirst(), times.getLast());
      if (passed.isPresent()) {
        boolean agrees = passed.get() == (bullet.kind() == SearchKind.COMMAND);
        return agrees ? Later.BORNE_OUT : Later.CONTRADICTED;
      }
    }
    return times.size() > 1 ? Later.BORNE_OUT : Later.NONE;
  }
}
