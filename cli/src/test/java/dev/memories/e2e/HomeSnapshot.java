package dev.memories.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files in a folder, each with its SHA-256 and modification time in milliseconds. */
record HomeSnapshot(Map<String, String> files) {
  static HomeSnapshot of(Path folder, Predicate<String> included) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.exists(folder)) {
      return new HomeSnapshot(files);
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = folder.relativize(path).toString();
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && included.test(name)) {
          files.put(name, sha256(path) + " " + Files.getLastModifiedTime(path).toMillis());
        }
      }
    }
    return new HomeSnapshot(files);
  }

  /** The files that appeared, changed or vanished since an earlier snapshot, by path. */
  Map<String, String> differencesFrom(HomeSnapshot earlier) {
    Map<String, String> differences = new TreeMap<>();
    files.forEach(
        (name, state) -> {
          String before = earlier.files.get(name);
          if (!state.equals(before)) {
            differences.put(name, before == null ? "appeared" : "changed");
          }
        });
    earlier.files.keySet().stream()
        .filter(name -> !files.containsKey(name))
        .forEach(name -> differences.put(name, "vanished"));
    return differences;
  }

  private static String sha256(Path path) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
