package dev.memories.prompt;

import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Finds templates: the user's own, or else the built-in ones. */
final class TemplateFiles {
  private static final String BUILT_IN = "/templates/memories/";

  private final Optional<Path> own;

  TemplateFiles(Optional<Path> own) {
    this.own = own;
  }

  /**
   * A template's text.
   *
   * @param origin its file, for messages
   */
  record TemplateText(String origin, String text) {}

  TemplateText find(String name) {
    Optional<Path> file = own.map(folder -> folder.resolve(name)).filter(Files::exists);
    try {
      return file.isPresent()
          ? new TemplateText(file.get().toString(), PlainFile.text(file.get()))
          : builtIn(name);
    } catch (IOException e) {
      String origin = file.map(Path::toString).orElse(name);
      throw new TemplateException(origin, IoReason.of(e), e);
    }
  }

  private static TemplateText builtIn(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(TemplateFiles.class.getResourceAsStream(BUILT_IN + name), name)) {
      return new TemplateText(
          "built-in " + name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
