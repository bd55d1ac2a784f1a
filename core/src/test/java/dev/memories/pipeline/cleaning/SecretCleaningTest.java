package dev.memories.pipeline.cleaning;

import static dev.memories.TestSessions.id;
import static dev.memories.TestSessions.session;
import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.memories.TestSessions;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchSource;
import dev.memories.search.SessionCounts;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.text.Sha256;
import dev.memories.trace.Trace;
import dev.memories.tree.outputs.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memories home whose texts were kept by a version without rules for this token. */
final class SecretCleaningTest {
  private static final String SECRET = "gh" + "p_Fakefakefakefake1234fakefake5678";
  private static final String REGISTRY = "# shop\n\n- push with " + SECRET + " [" + id(1) + "]\n";
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  @TempDir Path folder;
  private MemoryFixture memory;
  private Path recording;

  @BeforeEach
  void keepSecrets() throws IOException {
    memory = new MemoryFixture(folder.resolve("memories"));
    memory.state.sessions().save(List.of(session(1)));
    Trace made = TestSessions.trace(session(1));
    memory
        .state
        .traces()
        .save(
            new Trace(
                made.id(),
                made.project(),
                "# Trace\n\npushed with " + SECRET + "\n",
                "about " + SECRET,
                made.subject(),
                made.making()));
    String clean = "# shop\n\n- push [" + id(1) + "]\n";
    consolidate(clean);
    consolidate(clean + "- twice [" + id(1) + "]\n");
    Path registry = memory.root().folder().resolve("MEMORY.md");
    memory.state.texts().replaceHash(hash(Files.readString(registry)), hash(REGISTRY));
    Files.writeString(registry, REGISTRY);
    recording = Files.createDirectory(folder.resolve("recorded")).resolve("a-1.json");
    Files.writeString(recording, "{\"user\":\"" + SECRET + "\"}");
    try (SearchDatabase search = SearchDatabase.open(memory.home.searchIndex())) {
      search.replace(
          new SearchSource(
              SearchSource.ofSession(id(1)),
              "1",
              id(1),
              SHOP.cwd(),
              folder,
              TestSessions.NOON,
              "title " + SECRET,
              null,
              SessionCounts.NONE),
          List.of());
    }
    memory
        .state
        .audit()
        .add(
            List.of(
                memory
                    .state
                    .audit()
                    .entry("forget", id(1), SHOP, folder.resolve(SECRET + ".md"), "of " + SECRET)));
    Files.writeString(memory.home.hookLog(), "could not read " + SECRET + "\n");
    Files.writeString(memory.home.shellHistory(), "search " + SECRET + "\n");
  }

  private void consolidate(String registry) {
    memory.clock.advance(Duration.ofMinutes(1));
    memory
        .run(ScriptedConsolidator.writing(Map.of("MEMORY.md", registry)))
        .run(List.of(SHOP), FORCE);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private SecretCleaning cleaning() {
    return new SecretCleaning(
        memory.state, memory.home, memory.context(), List.of(recording.getParent()));
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> filesWithTheSecret() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(SecretCleaningTest::holdsTheSecret).toList();
    }
  }

  private static boolean holdsTheSecret(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(SECRET.substring(0, 16));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyPlaceWithASecretIsNamed() {
    assertThat(cleaning().find())
        .extracting(SecretCleaning.Place::name)
        .contains(
            "table thread_memory",
            memory.root().folder().resolve("MEMORY.md").toString(),
            recording.toString(),
            audit().toString(),
            memory.home.hookLog().toString(),
            memory.home.shellHistory().toString(),
            memory.home.searchIndex().toString());
  }

  @Test
  void lookingForSecretsChangesNothing() throws IOException {
    List<Path> before = filesWithTheSecret();
    cleaning().find();
    assertThat(filesWithTheSecret()).isEqualTo(before);
  }

  @Test
  void noByteOfACleanedHomeHoldsTheSecret() throws IOException {
    assertThat(filesWithTheSecret()).hasSizeGreaterThan(4);

    cleaning().clean();

    assertThat(cleaning().find()).isEmpty();
    assertThat(filesWithTheSecret()).isEmpty();
    assertThat(memory.outputs().get("MEMORY.md")).contains("push with [REDACTED_SECRET]");
    assertThat(recording).hasContent("{\"user\":\"[REDACTED_SECRET]\"}");
  }

  @Test
  void cleanedAuditFileStillHoldsItsEntries() throws IOException {
    String lines = Files.readString(audit());
    Files.writeString(audit(), lines + "00000000\ttorn with " + SECRET + "\n");

    cleaning().clean();

    assertThat(filesWithTheSecret()).isEmpty();
    memory.close();
    Files.delete(memory.home.database());
    try (StateDatabase anew = StateDatabase.open(memory.home.database(), memory.clock)) {
      assertThat(anew.audit().all())
          .extracting(AuditTable.Entry::project, AuditTable.Entry::detail)
          .contains(tuple(SHOP, "of [REDACTED_SECRET]"));
    }
    memory = new MemoryFixture(folder.resolve("other"));
  }

  @Test
  void fileThatSaysWhereMemoryWasMovedStays() throws IOException {
    Path moved = memory.home.movedFile(SHOP);
    Files.writeString(moved, "/srv/" + SECRET + "\n");

    cleaning().clean();

    assertThat(moved).hasContent("/srv/" + SECRET);
  }

  private Path audit() {
    return memory.state.auditFile().orElseThrow().path();
  }

  @Test
  void cleanedFileIsNoHandEdit() throws IOException {
    cleaning().clean();

    String registry = memory.outputs().get("MEMORY.md");
    assertThat(memory.state.consolidations().latest(SHOP).orElseThrow().files())
        .containsEntry("MEMORY.md", hash(registry));
  }

  @Test
  void runningConsolidationIsNotDisturbed() throws IOException {
    memory.state.locks().tryHold(SHOP, "somebody", Duration.ofMinutes(5));

    assertThatThrownBy(() -> cleaning().clean())
        .isInstanceOf(StateException.class)
        .hasMessageContaining("holds the lock");
    assertThat(filesWithTheSecret()).hasSizeGreaterThan(4);
  }
}
