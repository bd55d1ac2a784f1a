package dev.memories.cli.shell;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes a line with {@code memories complete}, as the completion scripts do. */
final class LineCompleter implements Completer {
  /** The commands of the shell itself. */
  private static final List<String> SHELL_COMMANDS =
      List.of("cd", "help", "clear", InteractiveShell.TYPED, "exit");

  private final ShellLines lines;

  LineCompleter(ShellLines lines) {
    this.lines = lines;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = new ArrayList<>(line.words().subList(0, line.wordIndex()));
    String current = line.word().substring(0, line.wordCursor());
    if (!words.isEmpty() && words.getFirst().equals("cd")) {
      words = List.of("path", "--cwd");
    } else if (!words.isEmpty() && words.getFirst().equals("help")) {
      words = words.subList(1, words.size());
    } else if (words.isEmpty()) {
      SHELL_COMMANDS.stream()
          .filter(word -> word.startsWith(current))
          .map(Candidate::new)
          .forEach(candidates::add);
    }
    for (String answer : ask(words, current)) {
      switch (answer) {
        case ":none" -> {}
        case ":folders" -> files(current, false, candidates);
        case ":all" -> files(current, true, candidates);
        default -> candidates.add(candidate(answer));
      }
    }
  }

  private static Candidate candidate(String answer) {
    String[] parts = answer.split("\t", 2);
    String meaning = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : null;
    boolean whole = !parts[0].endsWith("=") && !parts[0].endsWith(":");
    return new Candidate(parts[0], parts[0], null, meaning, null, null, whole);
  }

  private List<String> ask(List<String> words, String current) {
    List<String> question = new ArrayList<>(List.of("complete", "--"));
    question.addAll(words);
    question.add(current);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Environment here = lines.environment();
    Streams captured =
        new Streams(InputStream.nullInputStream(), out, OutputStream.nullOutputStream());
    lines.run(here.attachedTo(captured, here.terminal()), question);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void files(String current, boolean all, List<Candidate> candidates) {
    int slash = current.lastIndexOf('/') + 1;
    Path folder = lines.environment().cwd().resolve(current.substring(0, slash));
    String name = current.substring(slash);
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, file -> file.getFileName().toString().startsWith(name))) {
      for (Path entry : entries) {
        boolean isFolder = Files.isDirectory(entry);
        if (all || isFolder) {
          String word = current.substring(0, slash) + entry.getFileName() + (isFolder ? "/" : "");
          candidates.add(new Candidate(word, word, null, null, null, null, !isFolder));
        }
      }
    } catch (IOException e) {
      // No such folder: nothing to offer.
    }
  }
}
