package dev.memories.cli.command.interactive;

import static dev.memories.cli.command.CommandSection.HIDDEN;
import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.CommandSection.READ;
import static dev.memories.cli.command.StartupProfile.LOOK;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.candidate.GateSettings;
import dev.memories.cli.browser.SettingsPipeline;
import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.completion.Suggestion;
import dev.memories.cli.completion.TreeValues;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The descriptors of browser, shell and completion. */
public final class InteractiveCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "browse",
              READ,
              "look through the memory, full screen",
              WORK,
              List.of(
                  "browse --snapshot 120x40 --keys j,j,2,j,3,j,2,/,text:a,enter,?,esc,s,text:a,esc"),
              call ->
                  new BrowseCommand(
                      call.environment(),
                      call.settings(),
                      call.homes(),
                      call.projects(),
                      call.gates(),
                      gates -> pipeline(call, gates),
                      call.output())),
          new CommandDescriptor(
              "shell",
              READ,
              "run commands without the prefix, interactively",
              WORK,
              List.of(),
              call ->
                  new ShellCommand(
                      call::innerEnvironment,
                      call.runner(),
                      call.projects(),
                      call.homes(),
                      words(call),
                      call.output(),
                      call.notices())),
          new CommandDescriptor(
              "completion",
              KEEP,
              "print the completion script of a shell",
              WORK,
              List.of(),
              call -> new CompletionCommand(call.output())),
          new CommandDescriptor(
              "complete",
              HIDDEN,
              "say what can be typed next, for the completion scripts",
              LOOK,
              List.of("complete -- memories cand", "complete -- memories trace show 0"),
              call ->
                  new CompleteCommand(
                      suggestions(call),
                      call.state(),
                      new TreeValues(call.projects(), call.trees(), call.state()::toRead),
                      call.output())));

  private InteractiveCommands() {}

  private static SettingsPipeline pipeline(Call call, GateSettings gates) {
    return new SettingsPipeline(
        call.environment(),
        call.settings(),
        call.homes(),
        gates,
        call::runs,
        call::searching,
        call.runner());
  }

  private static Set<String> words(Call call) {
    return call.entries().stream().map(CommandEntry::word).collect(Collectors.toSet());
  }

  private static List<Suggestion> suggestions(Call call) {
    return call.entries().stream()
        .filter(entry -> !entry.isHidden())
        .map(entry -> new Suggestion(entry.word(), entry.summary()))
        .toList();
  }
}
