package dev.memories.doctor;

import dev.memories.state.AuditFile;
import dev.memories.text.IoReason;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that other users cannot read or write our files (docs/spec/product.md 2.3.2). */
public final class PermissionsCheck implements Check {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private static final Pattern BUCKET = Pattern.compile("[0-9a-f]{64}");

  private final MemoriesHome home;

  public PermissionsCheck(MemoriesHome home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "permissions";
  }

  @Override
  public List<Finding> findings() {
    List<Path> open = ours().stream().filter(PermissionsCheck::isOpen).toList();
    if (open.isEmpty()) {
      return List.of(Finding.ok(name(), "only you can read " + home.folder()));
    }
    return List.of(
        Finding.warning(
                name(),
                "open to others: "
                    + open.getFirst()
                    + (open.size() == 1 ? "" : " and " + (open.size() - 1) + " more"),
                "other users of this machine can read your memory")
            .fixedBy(() -> open.forEach(PermissionsCheck::close)));
  }

  /** The home folder, our database and our buckets with their contents; no files of Codex. */
  private List<Path> ours() {
    if (!Files.isDirectory(home.folder())) {
      return List.of();
    }
    String database = home.database().getFileName().toString();
    List<Path> ours = new ArrayList<>(List.of(home.folder()));
    try (Stream<Path> entries = Files.list(home.folder())) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith(database) || name.equals(AuditFile.NAME)) {
          ours.add(entry);
        } else if (BUCKET.matcher(name).matches()) {
          try (Stream<Path> all = Files.walk(entry)) {
            ours.addAll(all.toList());
          }
        }
      }
    } catch (IOException e) {
      throw new DoctorException("check " + home.folder(), IoReason.of(e), e);
    }
    return ours;
  }

  private static boolean isOpen(Path path) {
    try {
      return !Files.isSymbolicLink(path)
          && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
              .anyMatch(OF_OTHERS::contains);
    } catch (IOException e) {
      throw new DoctorException("check " + path, IoReason.of(e), e);
    }
  }

  private static void close(Path path) {
    try {
      Files.setPosixFilePermissions(
          path,
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    } catch (IOException e) {
      throw new DoctorException("change the permissions of " + path, IoReason.of(e), e);
    }
  }
}
