package dev.memories.doctor;

import dev.memories.text.IoReason;
import dev.memories.text.ShellWord;
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
    Inspection found = new Inspection();
    for (Path bucket : folders()) {
      try {
        Files.walkFileTree(bucket, found);
      } catch (IOException e) {
        throw new DoctorException("check " + bucket, IoReason.of(e), e);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Path file : List.of(home.database(), home.searchIndex(), home.auditFile())) {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        found.others.add(file);
      } else if (Files.isSymbolicLink(file)) {
        findings.add(followed(file));
      }
    }
    if (!found.links.isEmpty()) {
      FileCount links = new FileCount(found.links);
      findings.add(
          finding(
              links,
              links.isOne() ? " is a link" : " links: ",
              links.isOne()
                  ? "it may point anywhere, so it is not followed"
                  : "they may point anywhere, so they are not followed"));
    }
    if (!found.others.isEmpty()) {
      FileCount others = new FileCount(found.others);
      findings.add(
          finding(
              others,
              others.isOne()
                  ? " is neither a folder nor a plain file"
                  : " are neither folders nor plain files: ",
              "opening " + others.them() + " may never end, so commands that need it fail"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(name(), "every folder is our own, every file a plain one"))
        : findings;
  }

  /** A link in the place of a file that is opened by its name. */
  private Finding followed(Path file) {
    String quoted = ShellWord.quoted(file.toString());
    return Finding.warning(
            name(), file + " is a link", "what belongs here is written where it points")
        .fixedBy("cp --remove-destination \"$(readlink -f " + quoted + ")\" " + quoted);
  }

  private Finding finding(FileCount paths, String what, String why) {
    return Finding.error(
            name(),
            paths.isOne() ? paths.names() + what : paths.number() + what + paths.names(),
            why)
        .fixedBy("rm " + paths.quoted());
  }

  /** The projects' folders, and that of the receipts. */
  private List<Path> folders() {
    List<Path> folders = new ArrayList<>(buckets());
    if (Files.exists(home.given(), LinkOption.NOFOLLOW_LINKS)) {
      folders.add(home.given());
    }
    return folders;
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
  private static final class Inspection extends SimpleFileVisitor<Path> {
    private final List<Path> links = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        links.add(path);
      } else if (!attributes.isRegularFile()) {
        others.add(path);
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
