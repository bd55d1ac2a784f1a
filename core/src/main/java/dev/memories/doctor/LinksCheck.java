package dev.memories.doctor;

import dev.memories.text.IoReason;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks that the memories home holds only folders and plain files, no links, pipes or devices. */
public final class LinksCheck implements Check {
  private final MemoriesHome home;

  public LinksCheck(MemoriesHome home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "links";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Path bucket : buckets()) {
      try {
        Files.walkFileTree(bucket, new Inspection(findings));
      } catch (IOException e) {
        throw new DoctorException("check " + bucket, IoReason.of(e), e);
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(name(), "every folder is our own, every file a plain one"))
        : findings;
  }

  private List<Path> buckets() {
    if (!Files.isDirectory(home.folder())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(home.folder())) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("[0-9a-f]{64}"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DoctorException("list " + home.folder(), IoReason.of(e), e);
    }
  }

  /** Never follows links. */
  private final class Inspection extends SimpleFileVisitor<Path> {
    private final List<Finding> findings;

    Inspection(List<Finding> findings) {
      this.findings = findings;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        findings.add(
            Finding.error(
                    name(), path + " is a link", "it may point anywhere, so it is not followed")
                .fixedBy("rm '" + path + "'"));
      } else if (!attributes.isRegularFile()) {
        findings.add(
            Finding.error(
                    name(),
                    path + " is neither a folder nor a plain file",
                    "opening it may never end, so commands that need it fail")
                .fixedBy("rm '" + path + "'"));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw failure;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
