package dev.memories.doctor;

import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks that our database is intact and its write-ahead log is not too large. */
public final class DatabaseCheck implements Check {
  private static final long LARGE_LOG_BYTES = 64L << 20;

  private final Path file;
  private final Supplier<StateDatabase> state;

  public DatabaseCheck(Path file, Supplier<StateDatabase> state) {
    this.file = file;
    this.state = state;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> findings() {
    if (Files.notExists(file)) {
      return List.of(Finding.note(name(), "there is no " + file + " yet").fixedBy("memories run"));
    }
    List<Finding> findings = new ArrayList<>();
    List<String> damage = damage();
    findings.add(
        damage.isEmpty()
            ? Finding.ok(name(), file + " is sound, " + size(file) / 1024 + " KiB")
            : Finding.error(
                    name(),
                    file + " is damaged: " + damage.getFirst(),
                    "traces may be lost; the file is kept and rebuilt from rollouts and trees")
                .fixedBy("memories index --rebuild"));
    if (!ownerMayWrite()) {
      findings.add(
          Finding.error(name(), file + " is read-only", "commands that change memory fail")
              .fixedBy(this::allowWriting));
    }
    long log = size(file.resolveSibling(file.getFileName() + "-wal"));
    if (log > LARGE_LOG_BYTES && damage.isEmpty()) {
      findings.add(
          Finding.warning(
                  name(),
                  "its write-ahead log has " + (log >> 20) + " MiB",
                  "reading slows down; it shrinks when no run holds it open")
              .fixedBy(() -> state.get().emptyLog()));
    }
    return findings;
  }

  private List<String> damage() {
    try {
      return state.get().damage();
    } catch (StateException problem) {
      if (problem.isDamage()) {
        return List.of(String.valueOf(problem.getMessage()));
      }
      throw problem;
    }
  }

  private boolean ownerMayWrite() {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_WRITE);
    } catch (IOException e) {
      throw new DoctorException("check " + file, IoReason.of(e), e);
    }
  }

  private void allowWriting() {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new DoctorException("change the permissions of " + file, IoReason.of(e), e);
    }
  }

  private static long size(Path path) {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      throw new DoctorException("check " + path, IoReason.of(e), e);
    }
  }
}
