package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.UsageException;
import dev.memories.config.Settings;
import dev.memories.config.SettingsDraft;
import dev.memories.config.SettingsException;
import dev.memories.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Lets the user edit the settings file in the editor that the environment names. */
final class SettingsEdit {
  private final App app;

  SettingsEdit(App app) {
    this.app = app;
  }

  /**
   * Opens the editor and takes over what can be used.
   *
   * @return the settings as they are then
   * @throws SettingsException when they cannot be used: the edit is kept beside the file
   */
  Settings run() throws InterruptedException {
    String editor = editor();
    Path file = app.settingsLoader().file(app.options().config());
    SettingsDraft draft = SettingsDraft.of(file);
    if (draft.isResumed()) {
      app.notices().say("this is your last edit, which could not be used: " + draft.path());
    }
    int code = open(editor, draft.path());
    boolean changed = draft.isChanged();
    if (!changed) {
      draft.discard();
    }
    if (code != 0) {
      throw UsageException.because(
          FailureKind.IO,
          "edit the settings " + file,
          editor + " ended with " + code,
          changed ? "what it wrote is kept: memories config --edit" : null);
    }
    if (!changed) {
      app.notices().say("nothing was changed");
      return app.settings();
    }
    validate(draft);
    draft.accept();
    app.notices().say("saved " + file);
    return app.settingsLoader().load(Map.of(), app.options().config());
  }

  private void validate(SettingsDraft draft) {
    try {
      Settings _ = app.settingsLoader().load(Map.of(), draft.path().toString());
    } catch (SettingsException problem) {
      app.notices()
          .warn("the settings are as they were; your edit is kept: memories config --edit");
      throw problem;
    }
  }

  private String editor() {
    return app.environment()
        .variable("VISUAL")
        .or(() -> app.environment().variable("EDITOR"))
        .or(() -> app.environment().terminal().isInput() ? Optional.of("vi") : Optional.empty())
        .orElseThrow(
            () ->
                UsageException.wrong(
                    "edit the settings",
                    "there is no terminal, and neither VISUAL nor EDITOR names an editor",
                    "EDITOR=\"sed -i s/5m/10m/\" memories config --edit"));
  }

  /** The variable may hold a whole command line. */
  private static int open(String editor, Path draft) throws InterruptedException {
    try {
      return new ProcessBuilder("/bin/sh", "-c", editor + " \"$1\"", "sh", draft.toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw UsageException.because(
          FailureKind.IO, "start the editor " + editor, String.valueOf(e.getMessage()), null);
    }
  }
}
