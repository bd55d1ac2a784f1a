package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** The help of the program and of every command. */
class HelpPageTest {
  private static final HelpPage HELP = new HelpPage(Commands.ALL, HelpPage.COLUMNS);

  @TestFactory
  Stream<DynamicTest> helpFitsItsColumns() {
    return commands(
        command ->
            assertThat(HELP.of(command).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(HelpPage.COLUMNS)));
  }

  @TestFactory
  Stream<DynamicTest> narrowTerminalGetsNarrowLines() {
    return commands(
        command ->
            assertThat(withoutExamples(new HelpPage(Commands.ALL, 45).of(command)))
                .allSatisfy(
                    line ->
                        assertThat(line.isBlank() ? 0 : line.length()).isLessThanOrEqualTo(45)));
  }

  /** Examples are not wrapped, because they are copied. */
  private static List<String> withoutExamples(String help) {
    return help.lines().takeWhile(line -> !line.equals("examples")).toList();
  }

  @TestFactory
  Stream<DynamicTest> examplesCanBeParsed() {
    return commands(
        command -> {
          String[] examples = command.getCommandSpec().usageMessage().footer();
          for (String example : examples) {
            List<List<String>> calls = CommandExamples.ofLine(example);
            assertThat(calls).as(example).isNotEmpty();
            for (List<String> call : calls) {
              assertThatCode(() -> Calls.parse(call.toArray(String[]::new)))
                  .as(example)
                  .doesNotThrowAnyException();
            }
          }
          assertThat(examples.length > 0 || isGroup(command)).as("has examples").isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> helpWorksWithoutOtherArguments() {
    return commands(
        command -> {
          String[] name = command.getCommandSpec().qualifiedName().split(" ");
          String[] arguments = Arrays.copyOfRange(name, 1, name.length + 1);
          arguments[name.length - 1] = "--help";
          Invocation asked = Calls.parse(arguments);
          assertThat(asked.options().wantsHelp()).isTrue();
          assertThat(HELP.of(asked.leaf())).startsWith("usage: " + String.join(" ", name));
        });
  }

  /** A test for the program and for each command at any depth. */
  private static Stream<DynamicTest> commands(Check check) {
    List<CommandLine> all = new ArrayList<>();
    collect(CommandTree.complete(), all);
    return all.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName(), () -> check.of(command)));
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    into.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, into));
  }

  private static boolean isGroup(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }

  private interface Check {
    void of(CommandLine command);
  }
}
