package dev.memories.model.recording;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of exchanges with models, recorded by {@code --record}. */
public record Recordings(Path folder) {
  /**
   * The recordings that contain a text, such as a session id; none if the folder is missing.
   *
   * @throws ModelException when the folder cannot be read
   */
  public List<Path> containing(String text) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> read(file).contains(text))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** Removes a recording. */
  public void remove(Path recording) {
    try {
      Files.deleteIfExists(recording);
    } catch (IOException e) {
      throw unreadable(recording, e);
    }
  }

  private static String read(Path file) {
    try {
      return PlainFile.lenientText(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ModelException unreadable(Path path, IOException e) {
    return new ModelException(
        FailureKind.IO, "search the recordings in " + path, IoReason.of(e), null);
  }
}
