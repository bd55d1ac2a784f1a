package dev.memories.cli.console;

import dev.memories.cli.Main;
import dev.memories.cli.call.Environment;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.session.Project;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A user's home in a temporary folder, and a prompt in it.
 *
 * <p>The folder reads as /home/dev, which is as long as its real name: tables stay aligned.
 */
final class ConsoleHome implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
  private static final Instant DAY_BEFORE = Instant.parse("2026-02-09T12:00:00Z");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)");

  /** Depends on the folder's random name. A narrow table cuts it. */
  private static final Pattern BUCKET =
      Pattern.compile("\\b(?:[0-9a-f]{64}\\b|[0-9a-f]{12,63}(?=…))");

  private final Path folder;
  private final Map<String, String> directives;
  private final Map<String, String> exported = new HashMap<>();
  private Path cwd;

  /**
   * @param directives of the script: {@code home}, a folder among the fixtures; {@code columns}, of
   *     the terminal there is then; {@code input}, what is typed into it; {@code cwd}, where
   * @param fixture the folder whose content becomes the Codex home, aged by a day
   */
  ConsoleHome(Map<String, String> directives, Path fixture) throws IOException {
    this.folder = freshFolder();
    this.directives = directives;
    this.cwd = folder.resolve(directives.getOrDefault("cwd", "work/shop"));
    this.exported.put("HOME", folder.toString());
    this.exported.put("PAGER", "cat");
    Path codexHome = Files.createDirectories(this.folder.resolve(".codex"));
    Files.createDirectories(this.folder.resolve("work/shop"));
    if (directives.containsKey("home")) {
      copy(fixture.resolve(directives.get("home")), codexHome);
    } else {
      Files.delete(codexHome);
    }
  }

  private static Path freshFolder() throws IOException {
    while (true) {
      try {
        String name = String.format("%04x", ThreadLocalRandom.current().nextInt(1 << 16));
        return Files.createDirectory(Path.of("/tmp", name)).toRealPath();
      } catch (FileAlreadyExistsException _) {
        // Another name, then.
      }
    }
  }

  @Override
  public void close() {
    remove(folder);
  }

  private void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          String text = Files.readString(file).replace("/home/dev", folder.toString());
          Files.writeString(target, text);
          Files.setLastModifiedTime(target, FileTime.from(DAY_BEFORE));
        }
      }
    }
  }

  /** Runs a command; what it printed, marked as in a console script. */
  List<String> run(String command) {
    List<String> words = words(command);
    Map<String, String> variables = new HashMap<>(exported);
    while (ASSIGNMENT.matcher(words.getFirst()).matches()) {
      Matcher assignment = ASSIGNMENT.matcher(words.removeFirst());
      if (assignment.matches()) {
        variables.put(assignment.group(1), assignment.group(2));
      }
    }
    String program = words.removeFirst();
    return switch (program) {
      case "memories" -> memories(variables, words);
      case "cd" -> goTo(Path.of(words.getFirst()));
      case "export" -> export(words.getFirst());
      case "cat" -> lines("", read(words.getFirst()));
      case "rm" -> remove(Path.of(words.getFirst()));
      case "mkdir" -> makeFolder(Path.of(words.getFirst()));
      case "write" -> write(Path.of(words.get(0)), words.get(1));
      case "program" -> program(Path.of(words.get(0)), words.get(1));
      case "find" -> find(Path.of(words.getFirst()));
      default -> throw new IllegalArgumentException("a console script cannot run " + program);
    };
  }

  private List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      String word = quoted == null ? matcher.group(3) : quoted;
      words.add(
          word.replace("/home/dev", folder.toString())
              .replace("<bucket>", new Project(folder.resolve("work/shop").toString()).bucket()));
    }
    return words;
  }

  /** What {@code memories schema} prints for a command; empty when it has no JSON form. */
  String schema(String command) {
    List<String> printed = run("memories schema " + command);
    return printed.getFirst().equals("{") ? String.join("\n", printed) : "";
  }

  private List<String> memories(Map<String, String> variables, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String answers = directives.getOrDefault("input", "").replace("\\n", "\n");
    byte[] input = (answers + "\n").getBytes(StandardCharsets.UTF_8);
    Environment environment =
        new Environment(
            new Streams(new ByteArrayInputStream(input), out, err),
            variables,
            cwd,
            folder,
            InstantSource.fixed(NOW),
            terminal());
    int code = Main.run(arguments.toArray(String[]::new), environment);
    List<String> printed = new ArrayList<>(lines("", out.toString(StandardCharsets.UTF_8)));
    printed.addAll(lines("! ", err.toString(StandardCharsets.UTF_8)));
    if (code != 0) {
      printed.add("? " + code);
    }
    return printed;
  }

  private List<String> goTo(Path path) {
    cwd = path;
    return List.of();
  }

  private List<String> export(String assignment) {
    Matcher parts = ASSIGNMENT.matcher(assignment);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a console script cannot export " + assignment);
    }
    exported.put(parts.group(1), parts.group(2));
    return List.of();
  }

  private Terminal terminal() {
    int columns = Integer.parseInt(directives.getOrDefault("columns", "0"));
    boolean is = columns > 0;
    return new FixedTerminal(
        is, is, is, Math.max(columns, 20), Integer.parseInt(directives.getOrDefault("rows", "24")));
  }

  private List<String> lines(String mark, String text) {
    return BUCKET
        .matcher(text.replace(folder.toString(), "/home/dev"))
        .replaceAll("<bucket>")
        .replace("\033", "␛")
        .lines()
        .map(line -> (mark + line).stripTrailing())
        .toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> remove(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> makeFolder(Path path) {
    try {
      Files.createDirectories(path);
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text.replace("\\n", "\n"));
      // Whatever the umask is: the doctor reports files that others can read.
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an executable shell script. */
  private static List<String> program(Path path, String script) {
    write(path, "#!/bin/sh\n" + script + "\n");
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> find(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(file -> lines("", file.toString()).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
