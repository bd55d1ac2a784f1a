package dev.memories.doctor;

import dev.memories.state.AuditFile;
import dev.memories.text.IoReason;
import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks for files in our folders that are not ours. */
public final class UnknownFilesCheck implements Check {

  private static final List<String> OF_A_PROJECT =
      List.of(
          "memory",
          "history",
          "staging",
          "proposal",
          "seen",
          "imports",
          "rejected.txt",
          "usage.tsv",
          "moved",
          MemoriesHome.SPLIT,
          "merged",
          "before-merge");

  private final MemoriesHome home;

  public UnknownFilesCheck(MemoriesHome home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "unknown-files";
  }

  @Override
  public List<Finding> findings() {
    List<Path> unknown = new ArrayList<>();
    String database = home.database().getFileName().toString();
    String search = home.searchIndex().getFileName().toString();
    unknown.addAll(
        others(
            home.folder(),
            name ->
                name.startsWith(database)
                    || name.equals(AuditFile.NAME)
                    || name.startsWith(search)
                    || name.matches("opencode.*\\.db\\.sessions")
                    || name.equals(home.screenChoices().getFileName().toString())
                    || name.matches("[0-9a-f]{64}")
                    || List.of(home.given(), home.installed(), home.hookLog(), home.shellHistory())
                        .contains(home.folder().resolve(name))
                    || HomeChoice.isMarkOfCodex(name)));
    for (MemoryRoot root : home.roots()) {
      unknown.addAll(others(root.folder().resolveSibling(""), name -> OF_A_PROJECT.contains(name)));
      unknown.addAll(others(root.folder(), UnknownFilesCheck::isOfATree));
    }
    if (unknown.isEmpty()) {
      return List.of(Finding.ok(name(), "every file is ours"));
    }
    FileCount count = new FileCount(unknown);
    return List.of(
        Finding.warning(
                name(),
                count.isOne()
                    ? unknown.getFirst() + " is not ours"
                    : count.number() + " files are not ours: " + count.names(),
                "memories does not read " + count.them() + ", and may remove " + count.them())
            .fixedBy("mv " + count.quoted() + " ELSEWHERE"));
  }

  private static boolean isOfATree(String name) {
    return List.of("trace_summaries", "memory_summary.md", "MEMORY.md", "skills", "consolidated.md")
        .contains(name);
  }

  private static List<Path> others(Path folder, Predicate<String> ours) {
    return list(folder).stream().filter(path -> !ours.test(path.getFileName().toString())).toList();
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new DoctorException("list " + folder, IoReason.of(e), e);
    }
  }
}
