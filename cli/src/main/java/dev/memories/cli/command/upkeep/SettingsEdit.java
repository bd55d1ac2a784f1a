package dev.memories.cli.command.upkeep;

import dev.memories.cli.call.CallSettings;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Notices;
import dev.memories.config.Settings;
import dev.memories.config.SettingsDraft;
import dev.memories.config.SettingsException;
import dev.memories.failure.FailureKind;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Lets the user edit the settings file in the editor that the environment names. */
final class SettingsEdit {
  private final CallSettings settings;
  private final Environment environment;
  private final Notices notices;

  SettingsEdit(CallSettings settings, Environment environment, Notices notices) {
    this.settings = settings;
    this.environment = environment;
    this.notices = notices;
  }

  /** The settings file, which need not exist. */
  Path file() {
    return settings.file();
  }

  /**
   * Opens the editor on a draft, which becomes the settings file if it can be used.
   *
   * @return the settings after the edit
   * @throws SettingsException when the draft cannot be used: it is kept beside the file
   */
  Settings run() throws InterruptedException {
    String editor = editor();
    Path file = settings.file();
    SettingsDraft draft = SettingsDraft.of(file);
    if (draft.isResumed()) {
      notices.say("this is your last edit, which could not be used: " + draft.path());
    }
    int code = open(editor, draft.path());
    boolean changed = draft.isChanged();
    if (!changed) {
      draft.discard();
    }
    if (code != 0) {
      throw CommandException.because(
          FailureKind.IO,
          "edit the settings " + file,
          editor + " ended with " + code,
          changed ? "what it wrote is kept: memories config --edit" : null);
    }
    if (!changed) {
      notices.say("nothing was changed");
      return settings.get();
    }
    validate(draft);
    draft.accept();
    notices.say("saved " + file);
    return settings.of(file);
  }

  private void validate(SettingsDraft draft) {
    try {
      Settings _ = settings.of(draft.path());
    } catch (SettingsException problem) {
      notices.warn("the settings are as they were; your edit is kept: memories config --edit");
      throw problem;
    }
  }

  private String editor() {
    return environment
        .variable("VISUAL")
        .or(() -> environment.variable("EDITOR"))
        .or(() -> environment.terminal().isInput() ? Optional.of("vi") : Optional.empty())
        .orElseThrow(
            () ->
                CommandException.wrong(
                    "edit the settings",
                    "there is no terminal, and neither VISUAL nor EDITOR names an editor",
                    "EDITOR=\"sed -i s/5m/10m/\" memories config --edit"));
  }

  /**
   * Runs the editor.
   *
   * @param editor a command line of the shell, as users put into the variables
   */
  private static int open(String editor, Path draft) throws InterruptedException {
    try {
      return new ProcessBuilder("/bin/sh", "-c", editor + " \"$1\"", "sh", draft.toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw CommandException.because(
          FailureKind.IO, "start the editor " + editor, IoReason.of(e), null);
    }
  }
}
