package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.AuditTable.Entry;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.text.StoredPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the audit log and of the marks of forgotten sessions, beside the database.
 *
 * <p>It outlives the database: a new one takes the entries from it, so that a session that was
 * forgotten stays forgotten. Lines are only appended. Each has seven cells with a tab between them,
 * UTF-8: a checksum of the rest, epoch seconds, the action, the session, the project, a path and
 * the detail. A line with another checksum is skipped.
 */
public final class AuditFile {
  /** The name of the file. */
  public static final String NAME = "audit.tsv";

  /** The actions that mark a session as forgotten, and that lift the mark. */
  static final String MARK = "mark-forgotten";

  static final String LIFT = "lift-forgotten";

  private static final int CELLS = 7;

  private final Path file;

  AuditFile(Path database) {
    this.file = database.resolveSibling(NAME);
  }

  /** Where the file is, or would be. */
  public Path path() {
    return file;
  }

  /** Appends entries; they are on the disk when this returns. */
  void append(List<Entry> entries) {
    // Begins with a line feed, because a crash may have left a part of a line.
    String lines =
        entries.stream().map(AuditFile::line).collect(Collectors.joining("\n", "\n", "\n"));
    try (FileChannel out = open()) {
      write(out, lines);
    } catch (IOException e) {
      throw new StateException(
          "write " + file, IoReason.of(e), "check the permissions and the space there", e);
    }
  }

  /** To open a pipe would wait for a reader. */
  private FileChannel open() throws IOException {
    if (Files.exists(file)) {
      PlainFile.require(file);
    }
    return create(file);
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static void write(FileChannel out, String text) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      out.write(left);
    }
    out.force(true);
  }

  /** The entries, oldest first; none when there is no file. */
  List<Entry> read() {
    return lines().stream().flatMap(line -> parse(line).stream()).toList();
  }

  private List<String> lines() {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      return PlainFile.lenientText(file).lines().toList();
    } catch (IOException e) {
      throw new StateException("read " + file, IoReason.of(e), "check its permissions", e);
    }
  }

  /** How many entries an edit of their texts would change; only reads. */
  public int changedBy(UnaryOperator<String> edit) {
    return (int) lines().stream().filter(line -> !edited(line, edit).equals(line)).count();
  }

  /**
   * Edits the texts of all entries: their paths and details. Projects stay, because they tell what
   * an entry is about. A damaged line is removed if the edit would change it.
   */
  public void edit(UnaryOperator<String> edit) {
    if (changedBy(edit) == 0) {
      return;
    }
    String text =
        lines().stream()
            .map(line -> edited(line, edit))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n", "", "\n"));
    Path next = file.resolveSibling(NAME + ".new");
    try {
      Files.deleteIfExists(next);
      try (FileChannel out = create(next)) {
        write(out, text);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StateException(
          "write " + file, IoReason.of(e), "check the permissions and the space there", e);
    }
  }

  /** A damaged line that would change becomes empty. */
  private static String edited(String line, UnaryOperator<String> edit) {
    Optional<Entry> parsed = parse(line);
    if (parsed.isEmpty()) {
      return edit.apply(line).equals(line) ? line : "";
    }
    Entry entry = parsed.get();
    Path path = entry.path();
    String detail = edit.apply(entry.detail());
    Path clean = path == null ? null : StoredPath.of(edit.apply(path.toString()));
    return detail.equals(entry.detail()) && Objects.equals(clean, path)
        ? line
        : line(
            new Entry(entry.at(), entry.action(), entry.session(), entry.project(), clean, detail));
  }

  /** Whether the entry is one of the audit log, and not only a mark. */
  static boolean isOfTheLog(Entry entry) {
    return !entry.action().equals(MARK) && !entry.action().equals(LIFT);
  }

  private static String line(Entry entry) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(entry.at().getEpochSecond()));
    for (@Nullable Object cell :
        new @Nullable Object[] {
          entry.action(), entry.session(), entry.project(), entry.path(), entry.detail()
        }) {
      cells.add(cell == null ? "" : escape(cell.toString()));
    }
    String rest = String.join("\t", cells);
    return checksum(rest) + "\t" + rest;
  }

  private static Optional<Entry> parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS
        || !cells[0].equals(checksum(line.substring(cells[0].length() + 1)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Entry(
              Instant.ofEpochSecond(Long.parseLong(cells[1])),
              unescape(cells[2]),
              SessionId.parse(cells[3]).orElse(null),
              cells[4].isEmpty() ? null : new Project(unescape(cells[4])),
              cells[5].isEmpty() ? null : StoredPath.of(unescape(cells[5])),
              unescape(cells[6])));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String cell) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < cell.length()) {
      char c = cell.charAt(at++);
      if (c != '\\' || at == cell.length()) {
        text.append(c);
        continue;
      }
      char escaped = cell.charAt(at++);
      text.append(
          switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
          });
    }
    return text.toString();
  }
}
