package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = old_value;       | x = new_value;        | old_value | new_value",
        "paint(cart.blue, 1)  | paint(cart.green, 1)  | cart.blue | cart.green",
        "n = aaaa             | n = aaaaaa            | aaaa      | aaaaaa",
        "return a > limit     | return a >= limit     | return a > limit | return a >= limit",
        "x = round(a / 2)     | x = int(a / 2 + 1)   | round(a / 2) | int(a / 2 + 1)",
        "n = 1                | n = 2                 | n = 1     | n = 2",
        "n = 1                | n = 1 + second        | n = 1     | n = 1 + second"
      })
  void replacedLineIsNarrowedToTheNamesThatDiffer(
      String removed, String added, String before, String after) {
    assertThat(FileChange.in(patch("-" + removed + "\n+" + added)))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lines")
        .containsExactly(
            new FileChange(
                "patched", "a.py", before, after, List.of(), "", false, ChangedLines.NONE));
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
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lines")
        .containsExactly(
            new FileChange("patched", "a.py", "", after, List.of(), "", false, ChangedLines.NONE));
  }

  @Test
  void linesThatOnlyMoveAreNeitherAddedNorRemoved() {
    ChangedLines lines =
        FileChange.in(patch("-moved_line()\n-  old_line()\n+new_line()\n+  moved_line()\n+}"))
            .getFirst()
            .lines();

    assertThat(lines.added()).containsExactly("new_line()".hashCode());
    assertThat(lines.removed()).containsExactly("old_line()".hashCode());
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
            new FileChange("added", "b.py", "", "", List.of(), "", false, ChangedLines.NONE),
            new FileChange("deleted", "a.py", "", "", List.of(), "", false, ChangedLines.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "+def total(cart):; total",
        "+  async def total(cart):; total",
        "+def test_größe(self):; test_größe",
        "+class Cart(Base):; Cart",
        "+  public static Money of(BigDecimal amount) {; of",
        "+  public Cart(List<Item> items) {; Cart",
        "+export default function Cart() {; Cart",
        "+func (c *Cart) Total() int {; Total",
        "+pub fn total(&self) -> u64 {; total",
        "+export const total = (cart) => 1; total",
        "+  it('adds the items', () => {; adds the items",
        "+create table if not exists orders (; orders",
        "+  @Override public String toString() {; toString"
      })
  void addedLinesThatDefineANameAreRead(String line, String name) {
    assertThat(FileChange.in(patch(line + "\n+x = 1")).getFirst().defines()).containsExactly(name);
  }

  @Test
  void addedHeadingsOfADocumentAreRead() {
    String patch = "*** Begin Patch\n*** Add File: a.md\n+# Cart\n+text\n+## How to run\n";

    assertThat(FileChange.in(patch).getFirst().defines()).containsExactly("Cart", "How to run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+return total(cart)",
        "+# one class of error",
        "+if (function.isEmpty()) {",
        "+x = compute(1)",
        "+the class is big",
        "-def total(cart):|+def total(cart, tax):|+x = 1"
      })
  void linesThatUseANameDefineNothing(String lines) {
    assertThat(FileChange.in(patch(lines.replace('|', '\n') + "\n+y = 1")).getFirst().defines())
        .isEmpty();
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
