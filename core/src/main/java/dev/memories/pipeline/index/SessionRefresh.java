package dev.memories.pipeline.index;

import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.pipeline.index.RolloutScan.Scanned;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.RolloutCursorTable.ReadRollout;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the rollouts of stale sessions and updates the index, some hundreds at a time. */
public final class SessionRefresh {
  /** How many sessions are read before they are written; an interrupt loses no more than that. */
  private static final int BATCH = 256;

  private final StateDatabase state;
  private final SessionAssembler assembler;
  private final Consumer<PipelineEvent> listener;

  SessionRefresh(
      StateDatabase state, SessionAssembler assembler, Consumer<PipelineEvent> listener) {
    this.state = state;
    this.assembler = assembler;
    this.listener = listener;
  }

  /**
   * The result.
   *
   * @param read how many rollouts were read
   * @param incomplete the rollouts that could not be read to their end
   */
  record Refreshed(int read, Set<Path> incomplete) {}

  /** Updates the sessions. Reads one batch while it writes another. */
  Refreshed refresh(List<StaleSession> stale, RolloutScan scan) throws InterruptedException {
    int toRead = (int) stale.stream().filter(StaleSession::mustBeRead).count();
    listener.accept(new PipelineEvent.Started(Phase.INDEX, toRead));
    Set<Path> incomplete = new HashSet<>();
    Batch first = Batch.begin(stale.subList(0, Math.min(BATCH, stale.size())), scan);
    for (int from = BATCH; from < stale.size(); from += BATCH) {
      Batch second = Batch.begin(stale.subList(from, Math.min(from + BATCH, stale.size())), scan);
      incomplete.addAll(write(first));
      first = second;
    }
    incomplete.addAll(write(first));
    listener.accept(new PipelineEvent.Ended(Phase.INDEX));
    return new Refreshed(toRead, incomplete);
  }

  /** Sessions whose rollouts are being read. */
  private record Batch(
      List<StaleSession> sessions, Map<Path, RolloutFacts> known, RolloutScan.Reading reading) {
    static Batch begin(List<StaleSession> sessions, RolloutScan scan) {
      Map<Path, RolloutFacts> known = new HashMap<>();
      sessions.forEach(
          one -> one.known().ifPresent(facts -> known.put(one.rollout().path(), facts)));
      List<Found> toRead =
          sessions.stream().filter(StaleSession::mustBeRead).map(StaleSession::rollout).toList();
      return new Batch(sessions, known, scan.begin(toRead, Map.copyOf(known)));
    }
  }

  /**
   * Writes a batch; returns the files that could not be read to their end. Cursors and sessions are
   * written in one transaction, so that a file with a cursor is in the index. Titles of forgotten
   * sessions do not come back.
   */
  private List<Path> write(Batch batch) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<Scanned> scanned = batch.reading().results();
    Map<Path, RolloutFacts> facts = new HashMap<>(batch.known());
    scanned.forEach(file -> facts.put(file.file().path(), file.facts()));
    return state.transaction(
        () -> {
          Set<SessionId> forgotten = state.forgotten().all();
          batch.sessions().stream()
              .filter(one -> forgotten.contains(one.id()))
              .forEach(
                  one ->
                      facts.computeIfPresent(
                          one.rollout().path(), (_, known) -> known.withoutTitle()));
          List<Session> sessions =
              batch.sessions().stream()
                  .map(one -> assembler.assemble(one, of(one.rollout(), facts)))
                  .map(session -> forgotten.contains(session.id()) ? session.untitled() : session)
                  .toList();
          List<ReadRollout> read = new ArrayList<>();
          List<Path> incomplete = new ArrayList<>();
          for (Scanned file : scanned) {
            if (file.complete()) {
              read.add(new ReadRollout(RolloutCursor.of(file.file()), of(file.file(), facts)));
            } else {
              incomplete.add(file.file().path());
            }
          }
          state.rolloutCursors().save(read);
          state.sessions().save(sessions);
          return incomplete;
        });
  }

  private static RolloutFacts of(Found rollout, Map<Path, RolloutFacts> facts) {
    return Objects.requireNonNull(facts.get(rollout.path()));
  }
}
