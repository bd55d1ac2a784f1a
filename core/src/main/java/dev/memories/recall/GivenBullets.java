package dev.memories.recall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.memories.text.PlainFile;
import dev.memories.tree.PrivateFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bullets that hooks have given to a session, so that none is given twice.
 *
 * <p>One file a session, {@code given/SESSION.jsonl} in the memories home: a JSON object a line,
 * one for each time that something was given. A hook must be quick, so this is not in the database.
 *
 * @param folder {@code <memories home>/given}
 */
public record GivenBullets(Path folder) {
  /** A session gets less than this; a larger file is not ours. */
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private static final String ENDING = ".jsonl";

  /** An empty file whose time says when an agent last called. */
  private static final String HEARD = "heard";

  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * One time that bullets were given.
   *
   * @param at to the second
   * @param event the hook's name
   * @param bullets ids of the bullets
   * @param bytes the size of the text given, in bytes
   */
  public record Receipt(Instant at, String event, String cwd, List<String> bullets, long bytes) {
    public Receipt {
      at = at.truncatedTo(ChronoUnit.SECONDS);
      bullets = List.copyOf(bullets);
    }
  }

  /** The sessions that were given something, in no order. */
  public List<String> sessions() {
    List<String> sessions = new ArrayList<>();
    if (Files.isSymbolicLink(folder)) {
      return sessions;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String session = name.substring(0, name.length() - ENDING.length());
        if (isSession(session)) {
          sessions.add(session);
        }
      }
    } catch (IOException _) {
      // No folder, no receipts.
    }
    return sessions;
  }

  /**
   * Notes that an agent has called, whether or not it is given something.
   *
   * @throws IOException also when a link is in the place of the folder
   */
  public void heard(Instant at) throws IOException {
    requireOwnFolder();
    Path mark = folder.resolve(HEARD);
    if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
      PrivateFiles.createFolders(folder);
      PrivateFiles.append(mark, "");
    }
    Files.setLastModifiedTime(mark, FileTime.from(at));
  }

  /** When an agent last called; empty when none has. */
  public Optional<Instant> lastHeard() {
    try {
      Instant at =
          Files.getLastModifiedTime(folder.resolve(HEARD), LinkOption.NOFOLLOW_LINKS).toInstant();
      return Optional.of(at.truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Whether the text can be the name of a session, and so of a file. */
  public static boolean isSession(String text) {
    return SESSION.matcher(text).matches();
  }

  /** The ids of all bullets that the session was given. */
  public Set<String> to(String session) {
    Set<String> ids = new HashSet<>();
    receipts(session).forEach(receipt -> ids.addAll(receipt.bullets()));
    return ids;
  }

  /** What the session was given, oldest first. Lines that cannot be read are left out. */
  public List<Receipt> receipts(String session) {
    Path file = file(session);
    List<Receipt> receipts = new ArrayList<>();
    try {
      requireOwnFolder();
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
        for (String line : PlainFile.lenientText(file).lines().toList()) {
          receipt(line, receipts);
        }
      }
    } catch (IOException _) {
      // What cannot be read was not given, at worst it is given once more.
    }
    return receipts;
  }

  private static void receipt(String line, List<Receipt> receipts) {
    Instant at = Instant.EPOCH;
    String event = "";
    String cwd = "";
    List<String> bullets = new ArrayList<>();
    long bytes = 0;
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "at" -> at = Instant.parse(json.getText());
          case "event" -> event = json.getText();
          case "cwd" -> cwd = json.getText();
          case "bytes" -> bytes = json.getLongValue();
          case "bullets" -> {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
              bullets.add(json.getText());
            }
          }
          default -> json.skipChildren();
        }
      }
      receipts.add(new Receipt(at, event, cwd, bullets, bytes));
    } catch (IOException | java.time.DateTimeException _) {
      // A torn line of a hook that was killed.
    }
  }

  /**
   * Adds a receipt in one write, so that hooks side by side do not mix their lines.
   *
   * @throws IOException also when a link is in the place of the folder
   */
  public void add(String session, Receipt receipt) throws IOException {
    requireOwnFolder();
    PrivateFiles.createFolders(folder);
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("at", receipt.at().toString());
      json.writeStringField("event", receipt.event());
      json.writeStringField("cwd", receipt.cwd());
      json.writeArrayFieldStart("bullets");
      for (String id : receipt.bullets()) {
        json.writeString(id);
      }
      json.writeEndArray();
      json.writeNumberField("bytes", receipt.bytes());
      json.writeEndObject();
    }
    PrivateFiles.append(file(session), line.append('\n').toString());
  }

  /** Behind a link, files outside the memories home would be changed. */
  private void requireOwnFolder() throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(folder + " is a link");
    }
  }

  private Path file(String session) {
    if (!isSession(session)) {
      throw new IllegalArgumentException("not the name of a session: " + session);
    }
    return folder.resolve(session + ENDING);
  }
}
