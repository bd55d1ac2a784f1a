package dev.memories.pipeline.index;

import dev.memories.project.ProjectLocator;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.text.PlainFile;
import dev.memories.text.Rfc3339;
import dev.memories.text.Slug;
import dev.memories.text.StoredPath;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TraceHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes traces and summaries from the memory trees back into a database that has no trace
 * (docs/spec/product.md 3.7.5).
 *
 * <p>The name of a tree's folder is a hash, so its project is found by trying the known cwds. When
 * the project was reached through a link that is gone, the cwd in the traces counts as the project.
 */
final class TraceRecovery {
  /** The extractor of a trace whose row was lost. */
  private static final String UNKNOWN_EXTRACTOR = "unknown";

  private final StateDatabase state;
  private final MemoriesHome home;
  private final ProjectLocator locator;

  TraceRecovery(StateDatabase state, MemoriesHome home, ProjectLocator locator) {
    this.state = state;
    this.home = home;
    this.locator = locator;
  }

  /** Recovers the traces; does nothing when the database has any. */
  void run() {
    if (!state.traces().isEmpty()) {
      return;
    }
    List<MemoryRoot> roots = home.roots();
    if (roots.isEmpty()) {
      return;
    }
    Map<SessionId, Session> sessions = new HashMap<>();
    state.sessions().all().forEach(session -> sessions.put(session.id(), session));
    List<Trace> traces = roots.stream().flatMap(root -> tracesOf(root, sessions).stream()).toList();
    state.transaction(
        () -> {
          traces.forEach(state.traces()::save);
          state.sessions().save(withTheirTraces(traces, sessions));
          return traces.size();
        });
  }

  /** The sessions that were in another project when their traces were made. */
  private static List<Session> withTheirTraces(
      List<Trace> traces, Map<SessionId, Session> sessions) {
    List<Session> elsewhere = new ArrayList<>();
    for (Trace trace : traces) {
      Session session = sessions.get(trace.id());
      if (session != null && !session.project().equals(Optional.of(trace.project()))) {
        elsewhere.add(
            session.at(
                new Session.Place(
                    session.place().cwd(),
                    trace.project(),
                    new Placement(Placement.Kind.KNOWN, ""))));
      }
    }
    return elsewhere;
  }

  private List<Trace> tracesOf(MemoryRoot root, Map<SessionId, Session> sessions) {
    List<TraceFile> files = new TraceFolder(root).read();
    Map<String, String> summaries = summaries(root);
    List<Trace> traces = new ArrayList<>();
    for (TraceFile file : files) {
      SessionId.parse(file.header().threadId())
          .ifPresent(
              id ->
                  traces.add(
                      trace(
                          id,
                          file,
                          projectOf(root, file, files, sessions),
                          summaries,
                          Optional.ofNullable(sessions.get(id)))));
    }
    return traces;
  }

  private Trace trace(
      SessionId id,
      TraceFile file,
      Project project,
      Map<String, String> summaries,
      Optional<Session> session) {
    TraceHeader header = file.header().unescaped();
    String title = title(file, session);
    Instant updatedAt =
        updatedAt(
            Optional.ofNullable(header.updatedAt()).flatMap(Rfc3339::parse),
            session.map(Session::updatedAt));
    return new Trace(
        id,
        project,
        file.body() + "\n",
        summaries.getOrDefault(id.value(), title),
        new Trace.Subject(
            session
                .map(known -> known.place().cwd())
                .filter(cwd -> RedactedPath.of(cwd).equals(header.cwd()))
                .orElse(header.cwd()),
            session
                .map(known -> known.files().rollout())
                .filter(path -> RedactedPath.of(path.toString()).equals(header.rolloutPath()))
                .orElseGet(() -> StoredPath.of(header.rolloutPath())),
            title,
            updatedAt,
            null),
        new Trace.Making(UNKNOWN_EXTRACTOR, updatedAt, null));
  }

  /** The header holds whole seconds only. */
  private static Instant updatedAt(Optional<Instant> header, Optional<Instant> session) {
    return session
        .filter(
            time ->
                header.isEmpty()
                    || header.get().equals(time)
                    || header.get().equals(time.truncatedTo(ChronoUnit.SECONDS)))
        .or(() -> header)
        .orElse(Instant.EPOCH);
  }

  /** The session's title if the file is named after it; else the words of the file name. */
  private static String title(TraceFile file, Optional<Session> session) {
    String name = file.name();
    String slug = name.substring(name.indexOf('_') + 1, name.length() - ".md".length());
    return session
        .map(Session::title)
        .filter(title -> Slug.of(title).equals(slug))
        .orElseGet(() -> slug.replace('_', ' '));
  }

  private Project projectOf(
      MemoryRoot root, TraceFile file, List<TraceFile> files, Map<SessionId, Session> sessions) {
    String own = file.header().unescaped().cwd();
    Stream<Project> known =
        Stream.concat(
            files.stream().map(other -> other.header().unescaped().cwd()).flatMap(this::spellings),
            sessions.values().stream().map(Session::project).flatMap(Optional::stream));
    return Stream.of(MemoriesHome.projectOfSplit(root).stream(), spellings(own), known)
        .flatMap(projects -> projects)
        .filter(project -> home.root(project).equals(root))
        .findFirst()
        .orElseGet(() -> locator.locate(own).project());
  }

  private Stream<Project> spellings(String cwd) {
    return Stream.of(locator.locate(cwd).project(), new Project(cwd));
  }

  private static Map<String, String> summaries(MemoryRoot root) {
    Map<String, String> summaries = new HashMap<>();
    try {
      MemorySummary.parse(PlainFile.lenientText(root.memorySummary()))
          .lines()
          .forEach(
              line ->
                  SessionId.parse(line.threadId())
                      .ifPresent(id -> summaries.put(id.value(), line.summary())));
    } catch (NoSuchFileException noSummary) {
      return summaries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return summaries;
  }
}
