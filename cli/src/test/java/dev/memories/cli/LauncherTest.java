package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.StartupProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The launcher starts the JVM for each command as the command's descriptor says.
 *
 * <p>{@code -Dgolden.update=true} rewrites the launcher's list of commands.
 */
class LauncherTest {
  private static final Path LAUNCHER = Documents.TOP.resolve("scripts/lib/jvm.sh");
  private static final String BEGIN = "# BEGIN";
  private static final String END = "# END";

  @Test
  void listNamesEveryCommandWithItsProfile() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(LAUNCHER));
    List<String> trimmed = lines.stream().map(String::strip).toList();
    List<String> list = lines.subList(trimmed.indexOf(BEGIN) + 1, trimmed.indexOf(END));
    if (Boolean.getBoolean("golden.update")) {
      list.clear();
      list.addAll(arms());
      Files.write(LAUNCHER, lines);
    } else {
      assertThat(list).containsExactlyElementsOf(arms());
    }
  }

  @Test
  void membersOfAGroupShareTheirProfile() {
    for (CommandEntry entry : Commands.ALL) {
      assertThat(profiles(entry)).as(entry.word()).hasSize(1);
    }
  }

  @Test
  void firstCommandOnTheLineChooses() throws Exception {
    assertThat(chosen("path")).isEqualTo("look");
    assertThat(chosen("--codex-home", "/tmp", "transcript", "run")).isEqualTo("search");
    assertThat(chosen("show", "run")).isEqualTo("look");
    assertThat(chosen("--version")).isEqualTo("look");
    assertThat(chosen("no-such-command")).isEqualTo("work");
    assertThat(chosen()).isEqualTo("work");
  }

  @Test
  void everyShortCommandIsRehearsed() {
    for (CommandEntry entry : Commands.ALL) {
      boolean isRehearsed =
          entry.commands().values().stream().anyMatch(command -> !command.rehearsals().isEmpty());
      boolean isShort = !profiles(entry).contains(StartupProfile.WORK);
      assertThat(isRehearsed || !isShort).as(entry.word()).isTrue();
    }
  }

  @Test
  void rehearsalsRunTheirOwnCommand() {
    for (CommandEntry entry : Commands.ALL) {
      entry
          .commands()
          .forEach(
              (name, command) ->
                  assertThat(command.rehearsals())
                      .allSatisfy(line -> assertThat(line + " ").startsWith(name + " ")));
    }
  }

  private static List<String> arms() {
    List<String> arms = new ArrayList<>();
    for (StartupProfile profile : StartupProfile.values()) {
      List<String> words =
          Commands.ALL.stream()
              .filter(entry -> profiles(entry).contains(profile))
              .map(CommandEntry::word)
              .collect(Collectors.toCollection(ArrayList::new));
      if (profile == StartupProfile.LOOK) {
        words.addAll(List.of("-V", "--version"));
      }
      arms.add("    " + String.join(" | ", words) + ") profile=" + profile.word() + " ;;");
    }
    return arms;
  }

  private static Set<StartupProfile> profiles(CommandEntry entry) {
    return entry.commands().values().stream()
        .map(CommandDescriptor::startup)
        .collect(Collectors.toSet());
  }

  /** The cache that the launcher chooses for these arguments. */
  private static String chosen(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("sh", "-c", ". " + LAUNCHER + "; choose_startup \"$@\"; echo $CACHE_NAME"));
    command.add("sh");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.strip();
  }
}
