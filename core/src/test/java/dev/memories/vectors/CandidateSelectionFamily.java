package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.memories.TestSessions;
import dev.memories.candidate.CandidateSelector;
import dev.memories.candidate.Decision;
import dev.memories.candidate.Exclusions;
import dev.memories.candidate.ExtractionHistory;
import dev.memories.candidate.Freshness;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.SourceFilter;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import dev.memories.text.Rfc3339;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The rule of the reference: the sessions pass all gates that only the product has. */
final class CandidateSelectionFamily implements VectorFamily {
  @Override
  public String name() {
    return "candidate_selection";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    JsonNode input = example.input();
    Map<SessionId, Freshness> traces = new HashMap<>();
    for (JsonNode memory : input.required("memories")) {
      traces.put(id(memory, "thread_id"), new Freshness(time(memory), null));
    }
    List<Session> sessions =
        StreamSupport.stream(input.required("threads").spliterator(), false)
            .map(CandidateSelectionFamily::session)
            .toList();
    GateSettings gates =
        new GateSettings(
            SourceFilter.INTERACTIVE,
            input.required("max_items").intValue(),
            Duration.ZERO,
            id(input, "current_thread_id"),
            Exclusions.NONE,
            false);

    List<Decision> decisions =
        new CandidateSelector(
                new ExtractionHistory(traces, Map.of(), Map.of(), Set.of()), Instant.EPOCH)
            .select(sessions, gates);

    ArrayNode candidates = new ObjectMapper().createArrayNode();
    decisions.stream()
        .filter(Decision::isCandidate)
        .forEach(decision -> add(candidates, decision.session()));
    assertThat((Object) candidates).isEqualTo(example.expected().value("candidates"));
  }

  private static void add(ArrayNode candidates, Session session) {
    candidates
        .addObject()
        .put("thread_id", session.id().value())
        .put("rollout_path", session.files().rollout().toString())
        .put("cwd", session.place().cwd())
        .put("title", session.title())
        .put("updated_at", Rfc3339.format(session.updatedAt()));
  }

  private static Session session(JsonNode thread) {
    String cwd = thread.required("cwd").textValue();
    Instant updatedAt = time(thread);
    return new Session(
        id(thread, "id"),
        thread.required("title").textValue(),
        new Session.Place(cwd, new Project(cwd)),
        new Session.Origin(new SessionSource.Named("cli"), null, null, null, null, null),
        new Session.Files(
            Path.of(thread.required("rollout_path").textValue()), List.of(), 0, updatedAt, null),
        new Session.Activity(updatedAt, updatedAt, 0),
        TestSessions.standing(false, true, MemoryMode.ENABLED, null));
  }

  private static SessionId id(JsonNode node, String name) {
    return SessionId.parse(node.required(name).textValue()).orElseThrow();
  }

  private static Instant time(JsonNode node) {
    JsonNode time = node.required("updated_at");
    return Instant.ofEpochSecond(time.required(0).longValue(), time.required(1).longValue());
  }
}
