package dev.memories.cli.demo;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A small made-up Codex home: six sessions of two projects, a few hours old.
 *
 * @param folder the Codex home; the projects lie in its folder {@code projects}
 */
public record DemoHome(Path folder) {
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  /** The time of the first line of every script. */
  private static final Instant SCRIPT_START = Instant.parse("2026-01-01T00:00:00Z");

  /** The ids are those of a demo made at this time, so that documents can name them. */
  private static final Instant ID_TIME = Instant.parse("2026-02-10T12:00:00Z");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  private static final List<Script> SCRIPTS =
      List.of(
          new Script("ledger-rounding", "ledger", 28),
          new Script("ledger-currency", "ledger", 24),
          new Script("ledger-release-0-4", "ledger", 20),
          new Script("ledger-release-0-5", "ledger", 6),
          new Script("recipes-deploy", "recipes", 5),
          new Script("recipes-search", "recipes", 3));

  /** The lines of a session, its project, and how many hours ago it began. */
  private record Script(String name, String project, int hoursAgo) {}

  public Path codexHome() {
    return folder;
  }

  public Path memoriesHome() {
    return folder.resolve("memories");
  }

  /** The settings that keep a run on this home. */
  public Map<Setting, SettingValue> settings() {
    return Map.of(
        Setting.CODEX_HOME, value(codexHome().toString()),
        Setting.CLAUDE_HOME, value(folder.resolve(".claude").toString()),
        Setting.GEMINI_HOME, value(folder.resolve(".gemini").toString()),
        Setting.OPENCODE_HOME, value(folder.resolve(".opencode").toString()),
        Setting.MEMORIES_HOME, value(memoriesHome().toString()),
        Setting.EXTRACTOR, value("offline"),
        Setting.CONSOLIDATOR, value("offline"));
  }

  private static SettingValue value(String text) {
    return new SettingValue(List.of(text), new Origin.Flag("demo"));
  }

  /** The folders of the projects that the sessions worked in. */
  public List<Path> projects() {
    return SCRIPTS.stream().map(this::project).distinct().toList();
  }

  public int sessions() {
    return SCRIPTS.size();
  }

  private Path project(Script script) {
    return folder.resolve("projects").resolve(script.project());
  }

  /** Writes the home; files that are in the folder already stay. */
  public void write(Instant now) throws IOException {
    for (int number = 0; number < SCRIPTS.size(); number++) {
      write(SCRIPTS.get(number), number, now);
    }
  }

  private void write(Script script, int number, Instant now) throws IOException {
    Instant start = now.minus(Duration.ofHours(script.hoursAgo()));
    String id = id(ID_TIME.minus(Duration.ofHours(script.hoursAgo())), number);
    Files.createDirectories(project(script));
    String lines =
        shifted(text(script), Duration.between(SCRIPT_START, start))
            .replace("{{id}}", id)
            .replace("{{cwd}}", jsonQuoted(project(script)))
            .replace("{{secret}}", secret());
    Path day = Files.createDirectories(codexHome().resolve("sessions").resolve(DAY.format(start)));
    Path rollout = day.resolve("rollout-" + SECOND.format(start) + "-" + id + ".jsonl");
    Files.writeString(rollout, lines);
    Files.setLastModifiedTime(rollout, FileTime.from(start.plus(Duration.ofMinutes(10))));
  }

  private static String text(Script script) throws IOException {
    try (InputStream lines = DemoHome.class.getResourceAsStream(script.name() + ".jsonl")) {
      if (lines == null) {
        throw new IllegalStateException("the build left out the session " + script.name());
      }
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String shifted(String lines, Duration by) {
    return TIMESTAMP
        .matcher(lines)
        .replaceAll(time -> "\"timestamp\":\"" + Instant.parse(time.group(1)).plus(by) + "\"");
  }

  private static String jsonQuoted(Path path) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(path.toString()));
  }

  /** A UUID of version 7, as Codex makes them: the time, then a number for each session. */
  private static String id(Instant start, int number) {
    String time = String.format("%012x", start.toEpochMilli());
    return "%s-%s-7%03x-8000-%012x"
        .formatted(time.substring(0, 8), time.substring(8), number + 1, 0xdecade + number);
  }

  /** A made-up key, put together here so that no secret scanner finds one in the sources. */
  private static String secret() {
    return String.join("", "sk", "-", "demo0demo1".repeat(3));
  }
}
