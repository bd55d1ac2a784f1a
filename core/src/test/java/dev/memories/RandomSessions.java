package dev.memories;

import dev.memories.candidate.ExtractorVersion;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up sessions and traces of every kind; a third of the sessions pass most gates. */
public final class RandomSessions {
  private static final List<SessionSource> SOURCES =
      List.of(
          new SessionSource.Named("cli"),
          new SessionSource.Named("vscode"),
          new SessionSource.Named("exec"),
          new SessionSource.Custom("atlas"),
          new SessionSource.SubAgent("review"),
          new SessionSource.Unreadable());

  private static final List<String> FOLDERS = List.of("/srv/shop", "/srv/notes", "/srv/secret/app");

  private final Random random;

  public RandomSessions(Random random) {
    this.random = random;
  }

  public Session session(int n) {
    Instant updatedAt = time();
    String cwd = oneOf(FOLDERS);
    return new Session(
        TestSessions.id(n),
        oneOf(List.of("Fix the cart", "WIP", "")),
        rarely() ? new Session.Place(null, null) : new Session.Place(cwd, new Project(cwd)),
        new Session.Origin(
            rarely() ? oneOf(SOURCES) : SOURCES.getFirst(), null, null, null, null, null),
        new Session.Files(Path.of("/rollout-" + n + ".jsonl"), List.of(), 1000, time(), content()),
        new Session.Activity(updatedAt.minusSeconds(600), updatedAt, 42),
        new Session.Standing(
            rarely(),
            traits(),
            rarely() ? oneOf(List.of(MemoryMode.values())) : MemoryMode.ENABLED,
            rarely() ? "no line of it can be read" : null));
  }

  /** A trace of the session as it was at some time. */
  public Trace trace(Session session) {
    String cwd = session.project().map(Project::cwd).orElse(FOLDERS.getFirst());
    return new Trace(
        session.id(),
        new Project(cwd),
        "# Trace\n",
        "What was learnt",
        new Trace.Subject(cwd, session.files().rollout(), "Fix the cart", time(), content()),
        new Trace.Making(
            "offline",
            random.nextInt(ExtractorVersion.OFFLINE + 1),
            TestSessions.NOON.plusSeconds(9000),
            null,
            0));
  }

  private Set<SessionTrait> traits() {
    Set<SessionTrait> traits = EnumSet.noneOf(SessionTrait.class);
    SessionTrait.ALL.stream().filter(_ -> !rarely()).forEach(traits::add);
    return traits;
  }

  /** Few times and contents, so that those of a session and its trace are often the same. */
  private Instant time() {
    return TestSessions.NOON.plusMillis(random.nextInt(3));
  }

  private @Nullable ContentFingerprint content() {
    int n = random.nextInt(4);
    return n == 0 ? null : new ContentFingerprint(900 + n / 2, "%064x".formatted(n % 2));
  }

  private boolean rarely() {
    return random.nextInt(6) == 0;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
