package dev.memories.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A fresh memory root on disk, in the notation of file listings. */
record FileTree(Path root) implements AutoCloseable {
  static FileTree of(JsonNode files) throws IOException {
    FileTree tree = new FileTree(Files.createTempDirectory("vectors"));
    for (var entry : files.properties()) {
      tree.make(entry.getKey(), entry.getValue().asText());
    }
    return tree;
  }

  /** All entries, folder by folder in order of name; a folder ends in a slash. */
  List<String> listing() throws IOException {
    List<String> entries = new ArrayList<>();
    list(root, "", entries);
    return entries;
  }

  private void make(String path, String content) throws IOException {
    Path file = root.resolve(path);
    if (path.endsWith("/")) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
  }

  private static void list(Path folder, String prefix, List<String> entries) throws IOException {
    List<Path> sorted;
    try (Stream<Path> children = Files.list(folder)) {
      sorted = children.sorted().toList();
    }
    for (Path child : sorted) {
      String path = prefix + child.getFileName();
      if (Files.isDirectory(child)) {
        entries.add(path + "/");
        list(child, path + "/", entries);
      } else {
        entries.add(path);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path entry : entries.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(entry);
      }
    }
  }
}
