package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = old_value;       | x = new_value;        | old_value | new_value",
        "paint(cart.blue, 1)  | paint(cart.green, 1)  | cart.blue | cart.green",
        "n = aaaa             | n = aaaaaa            | aaaa      | aaaaaa",
        "return a > limit     | return a >= limit     | return a > limit | return a >= limit",
        "n = 1                | n = 2                 | n = 1     | n = 2",
        "n = 1                | n = 1 + second        | n = 1     | n = 1 + second"
      })
  void replacedLineIsNarrowedToTheNamesThatDiffer(
      String removed, String added, String before, String after) {
    assertThat(FileChange.in(patch("-" + removed + "\n+" + added)))
        .containsExactly(new FileChange("patched", "a.py", before, after));
  }

  @ParameterizedTest
  @CsvSource({
    "+colour|+paint(it)|+n = 1, paint(it)",
    "+colour|+other, colour",
    "+abc|+abcd, abcd",
    "+import x.y|+from x import y|+// paint(it)|+# a = 1|+try {|+else {|+colour, colour",
    "+import x.y|+use z, ''",
    "-moved|+moved|+moved too, moved too",
    "-a|-b, ''",
    "+|+-|+colour, colour"
  })
  void firstAddedLineThatSaysSomethingIsKept(String lines, String after) {
    assertThat(FileChange.in(patch(lines.replace('|', '\n'))))
        .containsExactly(new FileChange("patched", "a.py", "", after));
  }

  @Test
  void linesAfterTheFirstFortyAreNotRead() {
    assertThat(FileChange.in(patch("+xy\n".repeat(39) + "+colour")).getFirst().after())
        .isEqualTo("colour");
    assertThat(FileChange.in(patch("+xy\n".repeat(40) + "+colour")).getFirst().after()).isEmpty();
  }

  @Test
  void filesStandInTheOrderOfThePatchWhichMayStandInACommand() {
    assertThat(
            FileChange.in(
                "*** Add File: no.py\napply_patch <<E\n*** Begin Patch\n*** Add File: b.py\n+n = 1\n"
                    + "*** Delete File: a.py\n*** End Patch\n*** Add File: no.py\nE"))
        .containsExactly(
            new FileChange("added", "b.py", "", ""), new FileChange("deleted", "a.py", "", ""));
  }

  @Test
  void textWithoutABeginIsNoPatch() {
    assertThat(FileChange.isIn("*** Add File: a.py")).isFalse();
    assertThat(FileChange.isIn("E\n*** Begin Patch")).isTrue();
  }

  private static String patch(String lines) {
    return "*** Begin Patch\n*** Update File: a.py\n@@\n" + lines + "\n*** End Patch";
  }
}
