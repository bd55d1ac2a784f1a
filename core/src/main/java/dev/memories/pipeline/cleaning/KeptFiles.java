package dev.memories.pipeline.cleaning;

import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text files of a memories home: trees, their history, receipts, what was typed in the shell,
 * what failed in hooks, and recordings.
 *
 * <p>Left out are files that work only as they are: the copies of agents' own settings from before
 * memory was built in, and the paths that say where the memory of a project was moved.
 */
record KeptFiles(MemoriesHome home, List<Path> recordings) {
  KeptFiles {
    recordings = List.copyOf(recordings);
  }

  /** All plain files, links left out, in order of their paths. */
  List<Path> all() {
    List<Path> folders = new ArrayList<>();
    for (MemoryRoot root : home.roots()) {
      folders.add(root.folder().resolveSibling(""));
    }
    folders.add(home.given());
    folders.addAll(recordings);
    Stream<Path> alone =
        Stream.of(home.hookLog(), home.shellHistory(), home.screenChoices())
            .filter(KeptFiles::isPlain);
    return Stream.concat(alone, folders.stream().flatMap(folder -> in(folder).stream()))
        .filter(file -> !file.endsWith(MemoriesHome.MOVED) && !file.endsWith(MemoriesHome.SPLIT))
        .sorted()
        .toList();
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(KeptFiles::isPlain).toList();
    } catch (IOException e) {
      throw new StateException("search " + folder, IoReason.of(e), "check its permissions", e);
    }
  }

  /** The text of a file; empty when it is not UTF-8. */
  static Optional<String> text(Path file) {
    try {
      return Optional.of(PlainFile.text(file));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateException("read " + file, IoReason.of(e), "check its permissions", e);
    }
  }
}
