package dev.memories.pipeline;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.consolidate.Consolidator;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A memories home with one project and its traces. Can be opened twice, as by two processes. */
public final class MemoryFixture implements AutoCloseable {
  public static final Project SHOP = new Project("/srv/shop");

  public final TestClock clock = new TestClock(TestSessions.NOON);
  public final MemoriesHome home;
  public final StateDatabase state;

  public MemoryFixture(Path folder) {
    this.home = new MemoriesHome(folder);
    this.state = StateDatabase.open(home.database(), clock);
  }

  /** Another process on the same home. */
  public MemoryFixture again() {
    return new MemoryFixture(home.folder());
  }

  public void addTraces(int... numbers) {
    for (int number : numbers) {
      state.traces().save(TestSessions.trace(TestSessions.session(number)));
    }
  }

  public MemoryRoot root() {
    return home.root(SHOP);
  }

  public ConsolidationRun run(Consolidator consolidator) {
    return run(consolidator, new Disk());
  }

  public ConsolidationRun run(Consolidator consolidator, Disk disk) {
    return new ConsolidationRun(state, home::root, consolidator, context(disk), _ -> {});
  }

  public ConsolidationContext context() {
    return context(new Disk());
  }

  private ConsolidationContext context(Disk disk) {
    return new ConsolidationContext(
        clock,
        () -> UUID.randomUUID().toString(),
        Duration.ofMillis(20),
        SecretRedactor.product(),
        disk);
  }

  /** MEMORY.md and skills, by path. */
  public Map<String, String> outputs() throws IOException {
    Map<String, String> files = files(root().folder());
    files.keySet().removeIf(path -> !path.equals("MEMORY.md") && !path.startsWith("skills/"));
    return files;
  }

  public static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.toList()) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            files.put(folder.relativize(file).toString(), Files.readString(file));
          }
        }
      }
    }
    return files;
  }

  @Override
  public void close() {
    state.close();
  }
}
