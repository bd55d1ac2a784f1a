package dev.memories.cli.completion;

import dev.memories.cli.output.Cell;
import dev.memories.failure.MemoriesException;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Values from the state database, which is read as it is: a keystroke starts no indexing. */
public final class StateValues {
  /** A longer list would not help anybody. */
  private static final int MOST_SESSIONS = 100;

  private final Supplier<StateDatabase> database;

  public StateValues(Supplier<StateDatabase> database) {
    this.database = database;
  }

  /** Sessions by id, newest first, with their titles. */
  List<Suggestion> sessions() {
    return quietly(this::readSessions);
  }

  /** Sessions that have a trace, newest first, with their titles. */
  List<Suggestion> traces() {
    return quietly(
        state ->
            state.traces().heads().stream()
                .sorted(
                    Comparator.comparing((TraceHead trace) -> trace.subject().updatedAt())
                        .reversed())
                .limit(MOST_SESSIONS)
                .map(trace -> new Suggestion(trace.id().value(), trace.subject().title()))
                .toList());
  }

  private List<Suggestion> readSessions(StateDatabase state) {
    Map<String, Suggestion> sessions = new LinkedHashMap<>();
    state.sessions().all().stream()
        .sorted(Comparator.comparing(Session::updatedAt).reversed())
        .forEach(session -> put(sessions, session.id().value(), session.title()));
    for (TraceHead trace : state.traces().heads()) {
      put(sessions, trace.id().value(), trace.subject().title());
    }
    return sessions.values().stream().limit(MOST_SESSIONS).toList();
  }

  private static void put(Map<String, Suggestion> sessions, String id, String title) {
    sessions.putIfAbsent(id, new Suggestion(id, title));
  }

  /** Projects that have memory: their last names, where only one has it, and their folders. */
  List<Suggestion> projects() {
    return quietly(StateValues::readProjects);
  }

  private static List<Suggestion> readProjects(StateDatabase state) {
    List<String> folders = state.traces().projects().stream().map(Project::cwd).toList();
    Map<String, List<String>> byName =
        folders.stream()
            .collect(
                Collectors.groupingBy(Cell::lastName, LinkedHashMap::new, Collectors.toList()));
    List<Suggestion> suggestions = new ArrayList<>();
    byName.forEach(
        (name, named) -> {
          if (named.size() == 1 && !name.startsWith("/")) {
            suggestions.add(new Suggestion(name, named.getFirst()));
          }
        });
    folders.forEach(folder -> suggestions.add(new Suggestion(folder, "project")));
    return suggestions;
  }

  /** The folders of the projects that have memory. */
  List<Suggestion> folders() {
    return quietly(
        state ->
            state.traces().projects().stream()
                .map(project -> new Suggestion(project.cwd(), "project"))
                .toList());
  }

  /** Owners of locks, with their projects. */
  List<Suggestion> lockOwners() {
    return quietly(
        state ->
            state.locks().list().stream()
                .map(lock -> new Suggestion(lock.owner(), "holds " + lock.project()))
                .toList());
  }

  /** Suggests nothing when the database cannot be read: an error would disturb the typing. */
  private List<Suggestion> quietly(Function<StateDatabase, List<Suggestion>> read) {
    try {
      return read.apply(database.get());
    } catch (MemoriesException unreadable) {
      return List.of();
    }
  }
}
