package dev.memories.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.ContentPart.OutputText;
import dev.memories.rollout.item.ResponseItem.CustomToolCall;
import dev.memories.rollout.item.ResponseItem.FunctionCall;
import dev.memories.rollout.item.ResponseItem.FunctionCallOutput;
import dev.memories.rollout.item.ResponseItem.Message;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rollout that is skimmed differs from one that is read only in what is left out on purpose. */
final class RolloutSkimmerTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final String OUTPUT = "first\nOutput:\n\"last\" \\ \t é\n";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void callsAndOtherOutputsAreTheSame(Format format) throws IOException {
    Path file = story(format).writeTo(folder);

    List<RolloutEntry> skimmed = skim(file);
    List<RolloutEntry> whole = TestRollouts.entries(file);

    assertThat(calls(skimmed)).isEqualTo(calls(whole)).isNotEmpty();
    List<FunctionCallOutput> outputs = of(FunctionCallOutput.class, skimmed);
    List<FunctionCallOutput> wholeOutputs = of(FunctionCallOutput.class, whole);
    assertThat(outputs).hasSameSizeAs(wholeOutputs);
    for (int i = 0; i < outputs.size(); i++) {
      String text = wholeOutputs.get(i).text();
      int end = text.indexOf("\nOutput:\n") + "\nOutput:\n".length();
      boolean passed = text.substring(0, Math.max(0, end)).matches("(?s).*code:? 0\n.*");
      assertThat(outputs.get(i).callId()).isEqualTo(wholeOutputs.get(i).callId());
      assertThat(outputs.get(i).text()).isEqualTo(passed ? text.substring(0, end) : text);
    }
  }

  /** Bare lines do not tell early whose message they hold. */
  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "BARE")
  void ofTheAnswersToAMessageTheLastOneIsGiven(Format format) throws IOException {
    assertThat(answers(skim(story(format).writeTo(folder))))
        .containsExactly("It rounds each line.", "You are welcome.");
  }

  @Test
  void remarksOnWhatComesNextAreNoAnswers() throws IOException {
    String answer =
        "{\"timestamp\":\"2026-02-09T16:00:05.000Z\",\"type\":\"response_item\",\"payload\":{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"%s\"}],\"phase\":\"%s\"}}";
    Path file =
        rollout(Format.V118)
            .user("go")
            .raw(answer.formatted("Done.", "final_answer"))
            .raw(answer.formatted("Now I look.", "commentary"))
            .writeTo(folder);

    assertThat(answers(skim(file))).containsExactly("Done.");
  }

  @Test
  void answersHaveTheirOwnLineAndTime() throws IOException {
    Path file = story(Format.V118).writeTo(folder);

    assertThat(skim(file))
        .filteredOn(RolloutSkimmerTest::isMessage)
        .isSubsetOf(TestRollouts.entries(file));
  }

  private static RolloutFixture story(Format format) {
    return rollout(format)
        .user("Fix the totals")
        .assistant("I look at them.")
        .shell("cat \"a b.py\"", 0, OUTPUT)
        .assistant("I run the tests.")
        .shell("pytest -k 'a\\b'", 1, OUTPUT)
        .patch(
            "*** Begin Patch\n*** Update File: a.py\n@@\n-a\n+b\n*** End Patch",
            "Success. Updated the following files:\nM a.py")
        .assistant("It rounds each line.")
        .user("thanks")
        .assistant("You are welcome.");
  }

  private static RolloutFixture rollout(Format format) {
    return RolloutFixture.session(format, ID, Instant.parse("2026-02-09T16:00:00Z"), "/srv/shop");
  }

  private static List<RolloutEntry> skim(Path file) throws IOException {
    List<RolloutEntry> entries = new ArrayList<>();
    try (RolloutSkimmer skimmer =
        RolloutSkimmer.open(
            file,
            EnumSet.of(LineKind.RESPONSE, LineKind.USER_MESSAGE),
            EnumSet.allOf(ItemKind.class),
            Lineage.unknown(),
            header -> header.contains("code 0\n") || header.contains("code: 0\n"))) {
      for (RolloutEntry entry = skimmer.next(); entry != null; entry = skimmer.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static List<ResponseItem> calls(List<RolloutEntry> entries) {
    List<ResponseItem> calls = new ArrayList<>(of(FunctionCall.class, entries));
    calls.addAll(of(CustomToolCall.class, entries));
    return calls;
  }

  private static boolean isMessage(RolloutEntry entry) {
    return entry.item() instanceof Response(Message _);
  }

  private static List<String> answers(List<RolloutEntry> entries) {
    return of(Message.class, entries).stream()
        .filter(message -> message.role().equals("assistant"))
        .map(message -> ((OutputText) message.content().getFirst()).text())
        .toList();
  }

  private static <T extends ResponseItem> List<T> of(Class<T> type, List<RolloutEntry> entries) {
    return entries.stream()
        .map(RolloutEntry::item)
        .filter(Response.class::isInstance)
        .map(item -> ((Response) item).item())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
