package dev.memories.extract.offline.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.rollout.item.RolloutItem.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what users answered when the agent asked (docs/spec/rollouts.md 10.8). */
public final class UserAnswerReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTE = "user_note:";
  private static final int CHARS = 240;

  private final ExcerptMaker excerpts;
  private final UserWordsReader words;

  public UserAnswerReader(ExcerptMaker excerpts, UserWordsReader words) {
    this.excerpts = excerpts;
    this.words = words;
  }

  /** The answers that a line of their own records. */
  public List<UserAnswer> recorded(List<Answer> answers, long line) {
    return answers.stream()
        .map(answer -> answer(answer.question(), answer.answer().lines(), Set.of(line)))
        .toList();
  }

  /**
   * The answers in the output of the tool that asks.
   *
   * @param questions by id
   */
  public List<UserAnswer> returned(Map<String, String> questions, String output, Set<Long> lines) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(output).path("answers").properties()) {
        List<String> answers = new ArrayList<>();
        entry.getValue().path("answers").forEach(answer -> answers.add(answer.asText()));
        given.put(entry.getKey(), answers);
      }
    } catch (JsonProcessingException e) {
      return List.of(); // the user gave none
    }
    return given.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(
            entry ->
                answer(
                    questions.getOrDefault(entry.getKey(), ""), entry.getValue().stream(), lines))
        .toList();
  }

  private UserAnswer answer(String question, Stream<String> answers, Set<Long> lines) {
    Map<Boolean, List<String>> byNote =
        answers.collect(Collectors.partitioningBy(answer -> answer.startsWith(NOTE)));
    String note =
        byNote.getOrDefault(true, List.of()).stream()
            .map(line -> line.substring(NOTE.length()).strip())
            .collect(Collectors.joining("\n"));
    return new UserAnswer(
        excerpts.of(question, CHARS),
        excerpts.of(String.join("\n", byNote.getOrDefault(false, List.of())), CHARS),
        excerpts.of(note, CHARS),
        note.isEmpty() ? List.of() : words.read(note, 0, false).wishes(),
        lines);
  }
}
