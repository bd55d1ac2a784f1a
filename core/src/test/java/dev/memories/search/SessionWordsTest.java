package dev.memories.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.memories.TestSessions;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionWordsTest {
  private static final String SHOP = "/srv/made-up/shop";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void wordsOfEveryFormatAreRead(Format format) throws IOException {
    List<SearchEntry> words =
        read(
            rollout(format)
                .user("Fix the cart")
                .shell("npm test", 1, "ok 1\nError: total is 20.11\n")
                .patch(
                    "*** Begin Patch\n*** Update File: src/cart.js\n@@\n-a\n+b\n*** End Patch",
                    "Success. Updated the following files:\nM src/cart.js")
                .shell("npm test", 0, "all passed")
                .assistant("Fixed: it rounds each line."));

    assertThat(words)
        .extracting(SearchEntry::kind, SearchEntry::text, SearchEntry::failed)
        .contains(
            tuple(SearchKind.USER, "Fix the cart", false),
            tuple(SearchKind.COMMAND, "npm test (exit 1)", true),
            tuple(SearchKind.ERROR, "Error: total is 20.11", true),
            tuple(SearchKind.FILE, "src/cart.js", false),
            tuple(SearchKind.COMMAND, "npm test (exit 0)", false),
            tuple(SearchKind.AGENT, "Fixed: it rounds each line.", false));
  }

  @Test
  void errorCarriesItsCommand() throws IOException {
    List<SearchEntry> words =
        read(rollout(Format.values()[0]).user("go").shell("make it", 2, "make: *** no rule\n"));

    assertThat(words)
        .filteredOn(word -> word.kind() == SearchKind.ERROR)
        .extracting(SearchEntry::context)
        .containsExactly("make it");
  }

  @Test
  void secretsAreRemovedAlsoWhereTheTextIsCut() throws IOException {
    String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2).substring(0, 36);
    String straddling = "x".repeat(1_180) + " " + secret;

    List<SearchEntry> words =
        read(rollout(Format.values()[0]).user("use " + secret + " please").user(straddling));

    assertThat(words)
        .extracting(SearchEntry::text)
        .noneMatch(text -> text.contains(secret.substring(0, 12)));
  }

  /**
   * The output is long, so that only its ends are looked at; the secret lies across such an end.
   */
  @Test
  void secretAtTheCutOfALongOutputIsRemoved() throws IOException {
    String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2).substring(0, 36);
    String output = "x".repeat(7_960) + " Error: no access with " + secret + " y".repeat(9_000);

    List<SearchEntry> words =
        read(rollout(Format.values()[0]).user("go").shell("make it", 2, output));

    assertThat(words)
        .extracting(SearchEntry::text)
        .noneMatch(text -> text.contains(secret.substring(0, 12)));
  }

  @Test
  void newestWordsOfAFullKindAreLeftOut() throws IOException {
    RolloutFixture rollout = rollout(Format.values()[0]);
    for (int turn = 0; turn < 400; turn++) {
      rollout.shell("make number " + turn, 2, "Error: failure number " + turn + "\n");
    }

    List<SearchEntry> words = read(rollout.user("the only wish"));

    assertThat(words).extracting(SearchEntry::text).contains("the only wish");
    assertThat(words)
        .filteredOn(word -> word.kind() == SearchKind.ERROR)
        .extracting(SearchEntry::text)
        .startsWith("Error: failure number 0", "Error: failure number 1")
        .doesNotContain("Error: failure number 399");
  }

  @Test
  void wordsOfAHugeSessionAreBounded() throws IOException {
    RolloutFixture rollout = rollout(Format.values()[0]);
    for (int turn = 0; turn < 3_000; turn++) {
      rollout.user("request number " + turn + " " + "words ".repeat(20));
    }
    Path file = rollout.writeTo(folder);

    List<SearchEntry> words = read(file);

    long chars = words.stream().mapToLong(word -> word.text().length()).sum();
    assertThat(chars).isLessThan(Math.max(4_000, Files.size(file) / 70) + 1);
    assertThat(words).isNotEmpty();
  }

  private static RolloutFixture rollout(Format format) {
    return RolloutFixture.session(format, TestSessions.id(1).value(), TestSessions.NOON, SHOP)
        .turn(SHOP);
  }

  private List<SearchEntry> read(RolloutFixture rollout) throws IOException {
    return read(rollout.writeTo(folder));
  }

  private static List<SearchEntry> read(Path file) throws IOException {
    return new SessionWords(SecretRedactor.product(), Lineage.unknown())
        .read(TestSessions.id(1), file, Files.size(file))
        .entries();
  }
}
