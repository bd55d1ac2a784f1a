package dev.memories.cli.command.agent;

import dev.memories.cli.call.Environment;
import dev.memories.tree.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extracts a session in a process of its own, which goes on when the agent and the hook have ended.
 *
 * @param environment of the call; its variable {@code MEMORIES_PROGRAM} names the program
 * @param variables the environment of the new process
 */
record BackgroundRun(Environment environment, Map<String, String> variables) {
  /** How long a session is left alone after it was extracted. */
  private static final Duration PAUSE = Duration.ofMinutes(30);

  /**
   * Starts the process, unless the session was extracted a short while ago.
   *
   * @param folder holds an empty file for each session; its time says when the session was
   *     extracted
   * @param session a name that is fit for a file
   * @param hasEnded whether the session is over: then the memory is consolidated, too, whenever the
   *     session was extracted
   */
  void start(Path folder, String session, boolean hasEnded) throws IOException {
    Optional<String> program = environment.variable("MEMORIES_PROGRAM");
    Path mark = folder.resolve(session + ".extracted");
    Instant now = environment.clock().instant();
    if (program.isEmpty() || (!hasEnded && isRecent(mark, now))) {
      return;
    }
    PrivateFiles.createFolders(folder);
    PrivateFiles.append(mark, "");
    Files.setLastModifiedTime(mark, FileTime.from(now));
    ProcessBuilder process =
        new ProcessBuilder(words(program.get(), session, hasEnded))
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().clear();
    process.environment().putAll(variables);
    process.start();
  }

  private static boolean isRecent(Path mark, Instant now) throws IOException {
    return Files.exists(mark)
        && Files.getLastModifiedTime(mark).toInstant().plus(PAUSE).isAfter(now);
  }

  /** With {@code setsid} where there is one, so that ending the agent's processes spares it. */
  private List<String> words(String program, String session, boolean hasEnded) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      words.add("/usr/bin/setsid");
    }
    words.add(program);
    words.addAll(hasEnded ? List.of("run", session) : List.of("extract", session));
    words.add("--quiet");
    return words;
  }
}
