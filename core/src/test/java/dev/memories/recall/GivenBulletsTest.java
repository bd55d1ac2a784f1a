package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.recall.GivenBullets.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenBulletsTest {
  private static final Instant NOON = Instant.parse("2026-02-10T12:00:00Z");

  @TempDir Path home;

  private GivenBullets given() {
    return new GivenBullets(home.resolve("given"));
  }

  @Test
  void receiptsAreReadAsTheyWereWritten() throws IOException {
    Receipt first = new Receipt(NOON, "session-start", "/srv/\"shop\"", List.of("aa", "bb"), 120);
    Receipt second = new Receipt(NOON, "user-prompt-submit", "/srv/shop", List.of("cc"), 60);
    given().add("s-1", first);
    given().add("s-1", second);

    assertThat(given().receipts("s-1")).containsExactly(first, second);
    assertThat(given().to("s-1")).containsExactlyInAnyOrder("aa", "bb", "cc");
    assertThat(given().to("s-2")).isEmpty();
  }

  @Test
  void onlyTheUserCanReadThem() throws IOException {
    given().add("s-1", new Receipt(NOON, "stop", "/srv", List.of(), 0));

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("given/s-1.jsonl"))))
        .isEqualTo("rw-------");
  }

  @Test
  void tornLineCostsOnlyItself() throws IOException {
    given().add("s-1", new Receipt(NOON, "stop", "/srv", List.of("aa"), 0));
    Path file = home.resolve("given/s-1.jsonl");
    Files.writeString(file, "{\"at\":\"2026\n", StandardOpenOption.APPEND);
    given().add("s-1", new Receipt(NOON, "stop", "/srv", List.of("bb"), 0));

    assertThat(given().to("s-1")).containsExactlyInAnyOrder("aa", "bb");
  }

  @Test
  void linkInPlaceOfTheFolderIsNotFollowed() throws IOException {
    Path other = Files.createDirectories(home.resolve("other"));
    Files.createSymbolicLink(home.resolve("given"), other);

    assertThatThrownBy(() -> given().add("s-1", new Receipt(NOON, "stop", "/", List.of(), 0)))
        .hasMessageContaining("is a link");
    assertThatThrownBy(() -> given().heard(NOON)).hasMessageContaining("is a link");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void linkInPlaceOfTheFileIsNotFollowed() throws IOException {
    Path other = Files.writeString(home.resolve("other"), "");
    Files.createDirectories(home.resolve("given"));
    Files.createSymbolicLink(home.resolve("given/s-1.jsonl"), other);

    assertThatThrownBy(() -> given().add("s-1", new Receipt(NOON, "stop", "/", List.of(), 0)))
        .isInstanceOf(IOException.class);
    assertThat(other).isEmptyFile();
  }

  @Test
  void sessionIsNoPath() {
    assertThat(GivenBullets.isSession("../x")).isFalse();
    assertThat(GivenBullets.isSession("")).isFalse();
    assertThat(GivenBullets.isSession("019c4239-f900-7b24-9c01-51c88a7be210")).isTrue();
  }
}
