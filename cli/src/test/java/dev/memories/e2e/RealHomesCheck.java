package dev.memories.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the built program on archived Codex homes and checks the results.
 *
 * <p>Arguments: the launcher, a folder for temporary files, and the folders with the archives
 * ({@code *.tar.gz}). The exit code is 1 if a check failed.
 */
public final class RealHomesCheck {
  private static final Map<String, HomeCheck.Expected> EXPECTED =
      Map.of(
          "0.171.0", new HomeCheck.Expected(33, 2, 5, 0),
          "0.20.0", new HomeCheck.Expected(0, 0, 0, 9),
          "0.58.0", new HomeCheck.Expected(9, 0, 0, 0),
          "0.98.0", new HomeCheck.Expected(26, 1, 3, 0),
          "0.101.0", new HomeCheck.Expected(26, 1, 3, 0),
          "0.118.0", new HomeCheck.Expected(26, 1, 3, 0),
          "0.118.0-memories", new HomeCheck.Expected(27, 1, 4, 0),
          "0.145.0-zst", new HomeCheck.Expected(30, 1, 4, 0),
          "0.169.0", new HomeCheck.Expected(32, 1, 4, 0));

  private RealHomesCheck() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of(args[0]).toAbsolutePath();
    Path work = Path.of(args[1]);
    CheckResults results = new CheckResults(System.out);
    List<Path> archives = new ArrayList<>();
    for (String folder : List.of(args).subList(2, args.length)) {
      try (Stream<Path> found = Files.list(Path.of(folder))) {
        found.filter(file -> file.toString().endsWith(".tar.gz")).sorted().forEach(archives::add);
      }
    }
    for (Path archive : archives) {
      String name = archive.getFileName().toString().replace(".tar.gz", "");
      Path home = unpack(archive, work.resolve(name));
      System.out.println("-- " + name);
      // One home is tested without environment variables.
      Program program = new Program(launcher, home, name.equals("0.118.0"));
      new HomeCheck(name, home, program, results).run(EXPECTED.get(name));
    }
    results.printTotals();
    System.exit(results.failed() == 0 ? 0 : 1);
  }

  private static Path unpack(Path archive, Path folder) throws IOException, InterruptedException {
    delete(folder);
    Files.createDirectories(folder);
    int exitCode =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exitCode != 0) {
      throw new IOException("could not unpack " + archive);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findFirst().orElseThrow();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
