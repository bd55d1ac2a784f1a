package dev.memories.doctor;

import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Unreadable;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.session.Agent;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the logs of Claude Code can be read, and tells when they are deleted. */
public final class ClaudeHomeCheck implements Check {
  private static final int MAX_LISTED = 5;
  private static final String SETTINGS = "settings.json";
  private static final String PERIOD = "cleanupPeriodDays";
  private static final long DEFAULT_DAYS = 30;

  private final Path home;

  /** Checks the configuration folder of Claude Code. */
  public ClaudeHomeCheck(Path home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "claude-home";
  }

  @Override
  public List<Finding> findings() {
    RolloutFiles files = RolloutFiles.of(LogHomes.NONE.with(Agent.CLAUDE, home));
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(name(), files.count() + " session logs in " + home));
    findings.add(
        Finding.note(
            name(),
            "Claude Code deletes logs after %d days (%s in %s); traces stay"
                .formatted(days(), PERIOD, home.resolve(SETTINGS))));
    files.unreadable().stream().limit(MAX_LISTED).map(this::unreadable).forEach(findings::add);
    return findings;
  }

  private Finding unreadable(Unreadable file) {
    return Finding.warning(
        name(), file.path() + ": " + file.why(), "its sessions are not in the index");
  }

  private long days() {
    Obj settings = settings();
    return settings.get(PERIOD) instanceof Numeral ? settings.number(PERIOD) : DEFAULT_DAYS;
  }

  private Obj settings() {
    try {
      byte[] text = PlainFile.lenientText(home.resolve(SETTINGS)).getBytes(StandardCharsets.UTF_8);
      return JsonLines.parse(text, 0, text.length, Set.of());
    } catch (IOException _) {
      return new Obj(Map.of());
    }
  }
}
