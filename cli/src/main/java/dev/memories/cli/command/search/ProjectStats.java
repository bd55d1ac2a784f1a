package dev.memories.cli.command.search;

import dev.memories.search.SearchDatabase;
import dev.memories.search.SessionQuestions;
import dev.memories.search.SessionQuestions.Known;
import dev.memories.search.SessionQuestions.UsedCommand;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts over the sessions of one project or of all. Sizes are in bytes. */
record ProjectStats(
    @Nullable String cwd,
    @Nullable Instant since,
    long sessions,
    long tokens,
    long commands,
    long failedCommands,
    List<Week> weeks,
    List<Outcome> outcomes,
    List<Command> mostUsed,
    List<Command> mostFailing,
    long rolloutBytes,
    long memoryBytes,
    long searchBytes,
    long traces,
    long modelTokens) {
  private static final int MOST_COMMANDS = 10;
  private static final String NO_TRACE = "none";

  record Week(LocalDate monday, long sessions, long tokens) {}

  record Outcome(String outcome, long sessions) {}

  record Command(String command, int sessions, int failedSessions) {}

  static ProjectStats count(
      @Nullable String cwd,
      @Nullable Instant since,
      StateDatabase state,
      SessionQuestions questions,
      MemoriesHome home)
      throws IOException {
    Map<SessionId, Known> known = questions.all();
    List<Session> sessions =
        state.sessions().all().stream()
            .filter(session -> known.containsKey(session.id()))
            .filter(session -> cwd == null || cwd.equals(known(known, session).cwd()))
            .filter(session -> since == null || !session.updatedAt().isBefore(since))
            .toList();
    List<TraceHead> traces =
        state.traces().heads().stream()
            .filter(head -> cwd == null || cwd.equals(head.project().cwd()))
            .toList();
    List<UsedCommand> commands = questions.commands(cwd, since);
    return new ProjectStats(
        cwd,
        since,
        sessions.size(),
        sessions.stream().mapToLong(session -> session.activity().tokensUsed()).sum(),
        sessions.stream().mapToLong(session -> known(known, session).counts().commands()).sum(),
        sessions.stream()
            .mapToLong(session -> known(known, session).counts().failedCommands())
            .sum(),
        weeks(sessions),
        outcomes(sessions, known),
        top(commands, Comparator.comparingInt(UsedCommand::sessions), UsedCommand::sessions),
        top(
            commands,
            Comparator.comparingInt(UsedCommand::failedSessions),
            UsedCommand::failedSessions),
        sessions.stream().mapToLong(session -> session.files().sizeBytes()).sum(),
        size(home, traces),
        SearchDatabase.sizeBytes(home.searchIndex()),
        traces.size(),
        traces.stream().mapToLong(ProjectStats::modelTokens).sum());
  }

  private static List<Week> weeks(List<Session> sessions) {
    Map<LocalDate, List<Session>> byWeek =
        sessions.stream()
            .collect(
                Collectors.groupingBy(
                    session -> monday(session.updatedAt()), TreeMap::new, Collectors.toList()));
    return byWeek.entrySet().stream()
        .map(
            week ->
                new Week(
                    week.getKey(),
                    week.getValue().size(),
                    week.getValue().stream().mapToLong(s -> s.activity().tokensUsed()).sum()))
        .toList();
  }

  private static LocalDate monday(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Only sessions that are known were kept. */
  private static Known known(Map<SessionId, Known> known, Session session) {
    return Objects.requireNonNull(known.get(session.id()));
  }

  private static List<Outcome> outcomes(List<Session> sessions, Map<SessionId, Known> known) {
    Map<String, Long> counts = new TreeMap<>();
    for (Session session : sessions) {
      String outcome = known(known, session).outcome();
      counts.merge(outcome == null ? NO_TRACE : outcome, 1L, Long::sum);
    }
    return counts.entrySet().stream()
        .map(count -> new Outcome(count.getKey(), count.getValue()))
        .sorted(Comparator.comparingLong(Outcome::sessions).reversed())
        .toList();
  }

  private interface Count {
    int of(UsedCommand command);
  }

  private static List<Command> top(
      List<UsedCommand> commands, Comparator<UsedCommand> order, Count count) {
    return commands.stream()
        .filter(command -> count.of(command) > 0)
        .sorted(order.reversed())
        .limit(MOST_COMMANDS)
        .map(used -> new Command(used.command(), used.sessions(), used.failedSessions()))
        .toList();
  }

  private static long size(MemoriesHome home, List<TraceHead> traces) throws IOException {
    Set<Project> projects = traces.stream().map(TraceHead::project).collect(Collectors.toSet());
    long size = 0;
    for (Project project : projects) {
      for (Path file : files(home.root(project).folder())) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
  }

  private static long modelTokens(TraceHead head) {
    Trace.Usage usage = head.making().usage();
    return usage == null ? 0 : usage.inputTokens() + usage.outputTokens();
  }
}
