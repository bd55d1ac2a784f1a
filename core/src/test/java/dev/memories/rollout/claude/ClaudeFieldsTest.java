package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.dialect.TranslatedRecord;
import dev.memories.rollout.lines.LogLine;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaudeFieldsTest {
  /** A string may end or hold an escape at every place of a group of eight bytes. */
  @Test
  void fieldsAreFoundBehindStringsOfEveryLength() {
    Random random = new Random(7);
    String[] pieces = {
      "a", "ü", "订", "\\\"", "\\\\", "\\n", "x\\\\\\\"y", "{\\\"type\\\":\\\"no\\\"}"
    };
    for (int n = 0; n < 2_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String line =
          "{\"message\":\""
              + text
              + "\",\"type\":\"user\",\"more\":[\""
              + text
              + "\"],\"uuid\":\"u1\"}";

      ClaudeFields fields = ClaudeFields.of(line(line));

      assertThat(fields.isPrompt()).as(line).isTrue();
      assertThat(fields.uuid()).as(line).isEqualTo("u1");
    }
  }

  @Test
  void stringThatIsNotClosedEndsWithTheLine() {
    for (String torn : new String[] {"", "abcdefgh", "abcdefg\\", "abcdefgh\\", "\\\"abcdef"}) {
      ClaudeFields fields = ClaudeFields.of(line("{\"type\":\"user\",\"message\":\"" + torn));

      assertThat(fields.isPrompt()).isTrue();
    }
  }

  /** The result of a call stands twice on its line, the second time after the id and the time. */
  @Test
  void fieldsOfTheSecondCopyAreNotTakenForThoseOfTheLine() {
    String copy = "\"toolUseResult\":{\"uuid\":\"no\",\"timestamp\":\"no\"}";
    String own = "\"type\":\"user\",\"uuid\":\"u1\",\"timestamp\":\"t1\"";
    for (String text : new String[] {"{" + own + "," + copy + "}", "{" + copy + "," + own + "}"}) {
      ClaudeFields fields = ClaudeFields.of(line(text));

      assertThat(fields.uuid()).as(text).isEqualTo("u1");
      assertThat(fields.timestamp()).as(text).isEqualTo("t1");
    }
  }

  @Test
  void lineFollowsItsParentOrWhatStoodBeforeACompaction() {
    ClaudeFields child = ClaudeFields.of(line("{\"parentUuid\":\"u1\",\"uuid\":\"u2\"}"));
    ClaudeFields root = ClaudeFields.of(line("{\"parentUuid\":null,\"logicalParentUuid\":\"u1\"}"));

    assertThat(child.follows("u1".getBytes(UTF_8))).isTrue();
    assertThat(root.follows("u1".getBytes(UTF_8))).isTrue();
    assertThat(child.follows("u2".getBytes(UTF_8))).isFalse();
    assertThat(root.uuidBytes()).isEmpty();
  }

  private static LogLine line(String text) {
    return new TranslatedRecord(text.getBytes(UTF_8), 1, true);
  }
}
