package dev.memories.model.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * Shell scripts in the place of agents' programs.
 *
 * <p>They keep what they were given in the folder {@code seen}: arguments, environment, standard
 * input and, for Codex, the files of its home.
 */
final class FakeAgents {
  private final Path folder;

  FakeAgents(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("seen"));
  }

  /** Installs a Codex that runs {@code answering} instead of a turn. */
  void codex(String version, String answering) throws IOException {
    program(
        "codex",
        """
        case $1 in
          --version) echo "codex-cli %s"; exit ;;
          debug) echo '{"models":[{"slug":"gpt-9","tool_mode":"code_mode_only","apply_patch_tool_type":"freeform"}]}'; exit ;;
        esac
        printf '%%s\\n' "$@" >%s/args
        env >%s/env
        cat >%s/stdin
        cp "$CODEX_HOME"/config.toml "$CODEX_HOME"/models.json %s
        readlink "$CODEX_HOME/auth.json" >%s/login
        while [ $# -gt 0 ]; do
          [ "$1" = -o ] && answer=$2
          [ "$1" = -C ] && ls -A "$2" >%s/work
          shift
        done
        %s
        """
            .formatted(version, seen(), seen(), seen(), seen(), seen(), seen(), answering));
  }

  /** Installs a Claude Code that runs {@code answering} instead of a turn. */
  void claude(String version, String answering) throws IOException {
    program(
        "claude",
        """
        [ "$1" = --version ] && { echo "%s (Claude Code)"; exit; }
        printf '%%s\\n' "$@" >%s/args
        env >%s/env
        cat >%s/stdin
        ls -A >%s/work
        %s
        """
            .formatted(version, seen(), seen(), seen(), seen(), answering));
  }

  private void program(String name, String script) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** The environment in which the programs are found, with some variables more. */
  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    return environment;
  }

  String seen(String name) throws IOException {
    return Files.readString(seen().resolve(name));
  }

  private Path seen() {
    return folder.resolve("seen");
  }
}
