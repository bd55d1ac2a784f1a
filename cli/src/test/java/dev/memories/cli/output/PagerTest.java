package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
  @TempDir private Path folder;

  @Test
  void thePagerGetsTheTextWhole() throws IOException {
    Path shown = folder.resolve("shown");
    String text = "Käse\n".repeat(50_000);
    assertThat(pager("cat >'" + shown + "'").show(text)).isTrue();
    assertThat(shown).hasContent(text);
  }

  @Test
  void withoutOneNothingIsShown() throws IOException {
    assertThat(new Pager(Optional.empty(), Map.of()).show("text")).isFalse();
    assertThat(pager("cat").show("text")).isFalse();
  }

  @Test
  void aProgramThatIsNotThereShowsNothing() throws IOException {
    assertThat(pager("exec 2>/dev/null; no-such-pager").show("text")).isFalse();
  }

  @Test
  void whoLeavesBeforeTheEndHasSeenIt() throws IOException {
    assertThat(pager("exec head -c 1 >/dev/null").show("line\n".repeat(1_000_000))).isTrue();
  }

  @Test
  void lessIsToldHowToBehaveUnlessTheUserHasToldIt() throws IOException {
    Path seen = folder.resolve("seen");
    String command = "printf '%s' \"$LESS\" >'" + seen + "'; cat >/dev/null";
    assertThat(pager(command).show("text")).isTrue();
    assertThat(seen).hasContent("FRX");
    assertThat(new Pager(Optional.of(command), Map.of("LESS", "S")).show("text")).isTrue();
    assertThat(seen).content().isNotEqualTo("FRX");
  }

  private static Pager pager(String command) {
    return new Pager(Optional.of(command), Map.of());
  }
}
