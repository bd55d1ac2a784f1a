package dev.memories.prompt;

import dev.memories.failure.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Finds a template: among the user's own, else the built-in one. */
final class TemplateFiles {
  private static final String BUILT_IN = "/templates/memories/";

  private final Optional<Path> own;

  TemplateFiles(Optional<Path> own) {
    this.own = own;
  }

  /**
   * A template's text.
   *
   * @param origin the file it is from, for messages
   */
  record Source(String origin, String text) {}

  Source find(String name) {
    Optional<Path> file = own.map(folder -> folder.resolve(name)).filter(Files::exists);
    try {
      return file.isPresent()
          ? new Source(file.get().toString(), Files.readString(file.get()))
          : builtIn(name);
    } catch (IOException e) {
      String origin = file.map(Path::toString).orElse(name);
      throw new TemplateException(origin, IoReason.of(e), e);
    }
  }

  private static Source builtIn(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(TemplateFiles.class.getResourceAsStream(BUILT_IN + name), name)) {
      return new Source(
          "built-in " + name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
