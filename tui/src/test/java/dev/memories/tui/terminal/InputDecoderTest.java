package dev.memories.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.state.Key;
import dev.memories.tui.update.BrowserEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputDecoderTest {
  private final List<BrowserEvent> events = new ArrayList<>();
  private final InputDecoder decoder = new InputDecoder(events::add);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "a, a",
    "G, G",
    "é, é",
    "図, 図",
    "😀, 😀",
    "' ', space",
    "^I, tab",
    "^M, enter",
    "^J, enter",
    "^H, backspace",
    "^?, backspace",
    "^C, ctrl-c",
    "^Z, ctrl-z",
    "^L, ctrl-l",
    "^[[A, up",
    "^[OA, up",
    "^[[B, down",
    "^[[C, right",
    "^[[D, left",
    "^[[H, home",
    "^[OF, end",
    "^[[1~, home",
    "^[[4~, end",
    "^[[5~, pgup",
    "^[[6~, pgdn",
    "^[[3~, delete",
    "^[[Z, shift-tab",
    "^[OP, f1",
    "^[[11~, f1",
    "^[[1;5A, up",
    "^[[5;2~, pgup"
  })
  void bytesBecomeKeys(String bytes, String key) {
    feed(bytes);
    assertThat(events).containsExactly(new BrowserEvent.KeyPressed(new Key(key)));
  }

  @ParameterizedTest(name = "{0} is ignored")
  @CsvSource({
    "^[[?1;2c",
    "^[[12;40R",
    "^[[I",
    "^[[O",
    "^[]10;rgb:ffff/ffff/ffff^G",
    "^[P1$r0m^[\\",
    "^@",
    "^[[<0;3;4m",
    "^[[<35;3;4M",
    "^[[<66;3;4M"
  })
  void unknownSequencesAreIgnored(String bytes) {
    feed(bytes);
    assertThat(events).isEmpty();
    feed("x");
    assertThat(events).containsExactly(new BrowserEvent.KeyPressed(new Key("x")));
  }

  @Test
  void escapeIsAKeyWhenNothingFollows() {
    feed("^[");
    assertThat(events).isEmpty();
    assertThat(decoder.isWaiting()).isTrue();
    decoder.timeOut();
    assertThat(events).containsExactly(new BrowserEvent.KeyPressed(new Key("esc")));
  }

  @Test
  void escapeBeforeALetterIsTwoKeys() {
    feed("^[q");
    assertThat(events)
        .containsExactly(
            new BrowserEvent.KeyPressed(new Key("esc")), new BrowserEvent.KeyPressed(new Key("q")));
  }

  @Test
  void clicksAndTheWheelAreDecodedInBothFormats() {
    feed("^[[<0;210;31M^[[<64;5;6M^[[<65;5;6M");
    decoder.take(new byte[] {0x1b, '[', 'M', 32, 33 + 4, 33 + 9}, 6);
    decoder.take(new byte[] {0x1b, '[', 'M', 32 + 65, 33, 33}, 6);
    assertThat(events)
        .containsExactly(
            new BrowserEvent.Clicked(209, 30),
            new BrowserEvent.Wheeled(4, 5, -3),
            new BrowserEvent.Wheeled(4, 5, 3),
            new BrowserEvent.Clicked(4, 9),
            new BrowserEvent.Wheeled(0, 0, 3));
  }

  @Test
  void pasteIsOneEvent() {
    feed("^[[200~rm -rf ^[[A^M図^[[201~x");
    assertThat(events)
        .containsExactly(
            new BrowserEvent.Pasted("rm -rf \u001b[A\r図"),
            new BrowserEvent.KeyPressed(new Key("x")));
  }

  @Test
  void sequenceMayArriveInPieces() {
    for (byte one : "\u001b[<0;1;2M図".getBytes(StandardCharsets.UTF_8)) {
      decoder.take(new byte[] {one}, 1);
    }
    assertThat(events)
        .containsExactly(new BrowserEvent.Clicked(0, 1), new BrowserEvent.KeyPressed(new Key("図")));
  }

  @Test
  void decoderRecoversFromNoise() {
    Random random = new Random(7);
    byte[] noise = new byte[100_000];
    random.nextBytes(noise);
    decoder.take(noise, noise.length);
    feed("^G^[\\^[[201~");
    events.clear();
    feed("q");
    assertThat(events).containsExactly(new BrowserEvent.KeyPressed(new Key("q")));
  }

  /** Feeds bytes in caret notation, which keeps the tables readable. */
  private void feed(String caret) {
    byte[] bytes =
        caret
            .replace("^[", "\u001b")
            .replace("^?", "\u007f")
            .replace("^@", "\u0000")
            .replace("^I", "\t")
            .replace("^M", "\r")
            .replace("^J", "\n")
            .replace("^H", "\b")
            .replace("^C", "\u0003")
            .replace("^Z", "\u001a")
            .replace("^L", "\f")
            .replace("^G", "\u0007")
            .getBytes(StandardCharsets.UTF_8);
    decoder.take(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "rgb:ffff/ffff/ffff, 0xFFFFFF",
    "rgb:1e1e/2f2f/0000, 0x1E2F00",
    "rgb:f/0/8, 0xFF0088",
    "rgba:ffff/0000/0000/8000, 0xFF0000"
  })
  void replyAboutTheBackgroundIsAnEvent(String colour, String rgb) {
    BrowserEvent seen = new BrowserEvent.BackgroundSeen(Integer.decode(rgb));
    assertThat(backgrounds("\u001b]11;" + colour + "\u001b\\")).containsExactly(seen);
    assertThat(backgrounds("\u001b]11;" + colour + "\u0007")).containsExactly(seen);
  }

  @Test
  void otherRepliesAreIgnored() {
    assertThat(backgrounds("\u001b]10;rgb:ffff/ffff/ffff\u0007")).isEmpty();
    assertThat(backgrounds("\u001b]11;rgb:" + "f".repeat(100_000) + "\u0007")).isEmpty();
    assertThat(backgrounds("\u001bP11;rgb:ffff/ffff/ffff\u001b\\")).isEmpty();
  }

  private static List<BrowserEvent> backgrounds(String bytes) {
    List<BrowserEvent> events = new ArrayList<>();
    byte[] all = bytes.getBytes(StandardCharsets.US_ASCII);
    new InputDecoder(events::add).take(all, all.length);
    return events;
  }
}
