package dev.memories.cli.command.agent;

import dev.memories.recall.MemoryBullet;
import dev.memories.review.ProposedChange;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.ProposedChange.OfSkill;
import dev.memories.review.ProposedChange.OfText;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposed change as lines: {@code -} before what goes, {@code +} before what comes. */
record ChangeText(ProposedChange change) {
  String text() {
    return change.id() + " " + title() + "\n" + body();
  }

  private String title() {
    String kind = change.kind().word();
    return switch (change) {
      case OfBullet bullet ->
          kind + (bullet.section().isEmpty() ? "" : ", in \"" + bullet.section() + "\"");
      case OfSkill skill -> kind + ", the " + skill.title();
      case OfText text -> kind + ", " + text.title();
    };
  }

  private String body() {
    return switch (change) {
      case OfBullet bullet -> line("- ", bullet.before()) + line("+ ", bullet.after());
      case OfSkill skill -> lines("- ", skill.before()) + lines("+ ", skill.after());
      case OfText text -> lines("- ", text.before()) + lines("+ ", text.after());
    };
  }

  private static String line(String mark, @Nullable MemoryBullet bullet) {
    return bullet == null ? "" : mark + bullet.cited() + "\n";
  }

  private static String lines(String mark, @Nullable String text) {
    return text == null
        ? ""
        : text.lines().map(line -> mark + line + "\n").collect(Collectors.joining());
  }
}
