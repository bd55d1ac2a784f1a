package dev.memories.tui.terminal;

import dev.memories.tui.state.Key;
import dev.memories.tui.update.BrowserEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Decodes the bytes of a terminal to events: keys, pastes (mode 2004), clicks and the wheel (mode
 * 1006, and the X10 form of terminals without it).
 *
 * <p>lanterna's decoder supports neither mode 1006 nor pastes, and waits long after an escape.
 * Replies of the terminal and unknown sequences are ignored.
 */
final class InputDecoder {
  private enum Mode {
    GROUND,
    UTF8,
    ESCAPE,
    CSI,
    SS3,
    X10_MOUSE,
    STRING,
    STRING_ESCAPE,
    PASTE
  }

  private static final int ESC = 0x1b;
  private static final int MAX_SEQUENCE_LENGTH = 64;
  private static final int MAX_PASTE_LENGTH = 1_000_000;
  private static final byte[] PASTE_END = {ESC, '[', '2', '0', '1', '~'};

  private final Consumer<BrowserEvent> events;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private Mode mode = Mode.GROUND;
  private int missing;
  private int pasteEnd;

  InputDecoder(Consumer<BrowserEvent> events) {
    this.events = events;
  }

  /**
   * Whether an escape was read that may be a key, or the start of a sequence. The caller then waits
   * a little.
   */
  boolean isWaiting() {
    return mode == Mode.ESCAPE;
  }

  /** Takes the escape for a key, because nothing followed. */
  void timeOut() {
    if (mode == Mode.ESCAPE) {
      key("esc");
      ground();
    }
  }

  void take(byte[] bytes, int length) {
    for (int at = 0; at < length; at++) {
      take(bytes[at] & 0xff);
    }
  }

  private void take(int value) {
    switch (mode) {
      case GROUND -> onGround(value);
      case UTF8 -> inCharacter(value);
      case ESCAPE -> afterEscape(value);
      case CSI -> inSequence(value);
      case SS3 -> {
        KeySequences.ss3(value).ifPresent(this::key);
        ground();
      }
      case X10_MOUSE -> inOldMouse(value);
      case STRING -> inString(value);
      case STRING_ESCAPE -> endString();
      case PASTE -> inPaste(value);
    }
  }

  private void onGround(int value) {
    if (value == ESC) {
      mode = Mode.ESCAPE;
    } else if (value < 0x20 || value == 0x7f) {
      KeySequences.control(value).ifPresent(this::key);
    } else if (value < 0x80) {
      events.accept(new BrowserEvent.KeyPressed(Key.typed(Character.toString(value))));
    } else {
      missing = value >= 0xf0 ? 3 : value >= 0xe0 ? 2 : value >= 0xc0 ? 1 : 0;
      held.write(value);
      mode = missing > 0 ? Mode.UTF8 : Mode.GROUND;
      if (missing == 0) {
        held.reset();
      }
    }
  }

  private void inCharacter(int value) {
    if ((value & 0xc0) != 0x80) {
      ground();
      onGround(value);
      return;
    }
    held.write(value);
    if (--missing == 0) {
      String letter = held.toString(StandardCharsets.UTF_8);
      ground();
      events.accept(new BrowserEvent.KeyPressed(Key.typed(letter)));
    }
  }

  private void afterEscape(int value) {
    switch (value) {
      case '[' -> mode = Mode.CSI;
      case 'O' -> mode = Mode.SS3;
      case ']', 'P', '_', '^', 'X' -> {
        mode = Mode.STRING;
        held.write(value);
      }
      case ESC -> key("esc");
      default -> {
        key("esc");
        ground();
        onGround(value);
      }
    }
  }

  private void inSequence(int value) {
    if (value >= 0x40 && value <= 0x7e) {
      String parameters = held.toString(StandardCharsets.US_ASCII);
      ground();
      end(parameters, value);
    } else if (value == ESC) {
      ground();
      mode = Mode.ESCAPE;
    } else if (held.size() < MAX_SEQUENCE_LENGTH) {
      held.write(value);
    }
  }

  private void end(String parameters, int last) {
    if (last == '~' && parameters.equals("200")) {
      mode = Mode.PASTE;
      pasteEnd = 0;
    } else if (last == 'M' && parameters.isEmpty()) {
      mode = Mode.X10_MOUSE;
    } else if ((last == 'M' || last == 'm') && parameters.startsWith("<")) {
      KeySequences.mouse(parameters.substring(1), last == 'M').ifPresent(events);
    } else {
      KeySequences.csi(parameters, last).ifPresent(this::key);
    }
  }

  private void inOldMouse(int value) {
    held.write(value);
    if (held.size() == 3) {
      byte[] report = held.toByteArray();
      ground();
      KeySequences.mouse(
              (report[0] & 0xff) - 32, (report[1] & 0xff) - 32, (report[2] & 0xff) - 32, true)
          .ifPresent(events);
    }
  }

  private void inString(int value) {
    if (value == ESC) {
      mode = Mode.STRING_ESCAPE;
    } else if (value == 0x07) {
      endString();
    } else if (held.size() < MAX_SEQUENCE_LENGTH) {
      held.write(value);
    }
  }

  private void endString() {
    String reply = held.toString(StandardCharsets.US_ASCII);
    ground();
    KeySequences.background(reply).ifPresent(events);
  }

  private void inPaste(int value) {
    pasteEnd = value == PASTE_END[pasteEnd] ? pasteEnd + 1 : value == ESC ? 1 : 0;
    if (held.size() < MAX_PASTE_LENGTH) {
      held.write(value);
    }
    if (pasteEnd == PASTE_END.length) {
      byte[] all = held.toByteArray();
      String text = new String(all, 0, all.length - PASTE_END.length, StandardCharsets.UTF_8);
      ground();
      events.accept(new BrowserEvent.Pasted(text));
    }
  }

  private void key(String name) {
    events.accept(new BrowserEvent.KeyPressed(new Key(name)));
  }

  private void ground() {
    held.reset();
    mode = Mode.GROUND;
  }
}
