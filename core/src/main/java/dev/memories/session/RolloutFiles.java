package dev.memories.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts of a Codex home: {@code sessions/**} and {@code archived_sessions/}, plain and
 * compressed, in order of their paths.
 *
 * <p>Links are not followed, but {@code sessions} itself may be one. What cannot be listed is
 * reported beside what was found, and is not fatal.
 *
 * @param unreadable folders and files that could not be looked at
 */
public record RolloutFiles(List<Found> found, List<Unreadable> unreadable) {
  public RolloutFiles {
    found = List.copyOf(found);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One file.
   *
   * @param archived whether it lies in {@code archived_sessions/}
   */
  public record Found(
      Path path, RolloutName name, boolean archived, long sizeBytes, Instant modifiedAt) {}

  /** What could not be looked at, and why. */
  public record Unreadable(Path path, String why) {}

  public static RolloutFiles of(Path codexHome) {
    List<Found> found = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    walk(codexHome.resolve("sessions"), false, found, unreadable);
    walk(codexHome.resolve("archived_sessions"), true, found, unreadable);
    found.sort((a, b) -> a.path().compareTo(b.path()));
    return new RolloutFiles(found, unreadable);
  }

  private static void walk(
      Path root, boolean archived, List<Found> found, List<Unreadable> unreadable) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try {
      Path real = root.toRealPath();
      boolean isLink = !real.equals(root);
      Files.walkFileTree(
          real,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (attributes.isRegularFile() && RolloutName.isRollout(name)) {
                Path path = isLink ? root.resolve(real.relativize(file)) : file;
                RolloutName.parse(name)
                    .ifPresentOrElse(
                        parsed -> found.add(found(path, parsed, archived, attributes)),
                        () -> unreadable.add(new Unreadable(path, "its name holds no session id")));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unreadable.add(new Unreadable(root.resolve(real.relativize(file)), why(e)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
              if (e != null) {
                unreadable.add(new Unreadable(root.resolve(real.relativize(folder)), why(e)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable.add(new Unreadable(root, why(e)));
    }
  }

  private static String why(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static Found found(
      Path path, RolloutName name, boolean archived, BasicFileAttributes attributes) {
    return new Found(
        path, name, archived, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  /** The files of every session by its id, the newest first: the first is the one to read. */
  public Map<SessionId, List<Found>> bySession() {
    Map<SessionId, List<Found>> bySession = new TreeMap<>();
    for (Found file : found) {
      bySession.merge(file.name().id(), List.of(file), RolloutFiles::newestFirst);
    }
    return bySession;
  }

  private static List<Found> newestFirst(List<Found> some, List<Found> more) {
    return Stream.concat(some.stream(), more.stream()).sorted(Order.NEWEST_FIRST).toList();
  }

  /** On its own, for it takes 5 ms to make and few homes have a session in two files. */
  private static final class Order {
    /** A later revision supersedes; then sessions win over the archive, plain over compressed. */
    private static final Comparator<Found> NEWEST_FIRST =
        Comparator.comparing(
                (Found file) -> Optional.ofNullable(file.name().startedAt()).orElse(Instant.EPOCH))
            .thenComparing(file -> Optional.ofNullable(file.name().revision()).orElse(""))
            .reversed()
            .thenComparing(Found::archived)
            .thenComparing(file -> RolloutFile.isCompressed(file.path()))
            .thenComparing(Found::path);
  }

  /**
   * What tells whether anything has changed: the number of files, and a checksum of their paths,
   * sizes and times.
   *
   * <p>Equal stamps, nothing to read.
   */
  public String stamp() {
    CRC32 checksum = new CRC32();
    CRC32C other = new CRC32C();
    for (Found file : found) {
      Instant time = file.modifiedAt();
      byte[] line =
          (file.path()
                  + "\n"
                  + file.sizeBytes()
                  + " "
                  + time.getEpochSecond()
                  + " "
                  + time.getNano())
              .getBytes(UTF_8);
      checksum.update(line);
      other.update(line);
    }
    return found.size() + " " + checksum.getValue() + " " + other.getValue() + " " + unreadable;
  }

  /** Where the rollouts of these sessions lie, for forks and reverts. */
  public Lineage lineage() {
    Map<SessionId, List<Found>> bySession = bySession();
    return id -> bySession.getOrDefault(id, List.of()).stream().map(Found::path).toList();
  }
}
