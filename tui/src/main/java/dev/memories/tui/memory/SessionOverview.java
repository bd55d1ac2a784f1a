package dev.memories.tui.memory;

import dev.memories.candidate.Decision;
import dev.memories.redact.RedactedCut;
import dev.memories.redact.RedactedPath;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.session.Session;
import dev.memories.tui.text.CompactAge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Writes the overview of a session. */
final class SessionOverview {
  private static final int MAX_MESSAGES = 5;
  private static final int MAX_LINES = 2_000;
  private static final int MAX_MESSAGE_LENGTH = 400;

  private final CoreParts parts;

  SessionOverview(CoreParts parts) {
    this.parts = parts;
  }

  String of(Session session, Optional<Decision> decision) {
    Instant now = parts.clock().instant();
    FactSheet facts = new FactSheet();
    facts.title(session.title().isEmpty() ? session.id().value() : session.title());
    decision.ifPresent(made -> facts.fact("reason", reason(made)));
    facts.fact("session", FactSheet.code(session.id().value()));
    String cwd = session.place().cwd();
    facts.fact("folder", cwd == null ? "unknown" : FactSheet.code(RedactedPath.of(cwd)));
    String branch = session.origin().gitBranch();
    if (branch != null) {
      facts.fact("branch", FactSheet.code(branch));
    }
    facts.fact("source", session.origin().source().name());
    Instant updated = session.updatedAt();
    facts.fact("changed", FactSheet.time(updated) + ", " + CompactAge.ago(updated, now));
    Session.Files files = session.files();
    facts.fact(
        "rollout",
        FactSheet.code(RedactedPath.of(files.rollout().toString()))
            + ", "
            + FactSheet.size(files.sizeBytes()));
    String unreadable = session.standing().unreadable();
    if (unreadable != null) {
      facts.fact("unreadable", unreadable);
    }
    List<String> messages = firstMessages(files.rollout());
    if (!messages.isEmpty()) {
      facts.heading("User messages");
      messages.forEach(facts::bullet);
    }
    return facts.text();
  }

  private static String reason(Decision decision) {
    String detail = decision.detail();
    return decision.reason().word() + (detail == null ? "" : ": " + detail);
  }

  /** Reads only the first lines, because a rollout may have gigabytes. */
  private List<String> firstMessages(Path rollout) {
    List<String> messages = new ArrayList<>();
    try (RolloutReader reader = RolloutReader.open(rollout, EnumSet.of(LineKind.USER_MESSAGE))) {
      RolloutEntry entry = reader.next();
      while (entry != null && entry.line() < MAX_LINES && messages.size() < MAX_MESSAGES) {
        if (entry.item() instanceof RolloutItem.UserMessage(var text, _)) {
          String shown = RedactedCut.head(parts.redactor(), text, MAX_MESSAGE_LENGTH);
          messages.add(text.length() > MAX_MESSAGE_LENGTH ? shown + " …" : shown);
        }
        entry = reader.next();
      }
    } catch (IOException gone) {
      return List.of();
    }
    return messages;
  }
}
