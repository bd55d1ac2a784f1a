package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.state.lock.ReferenceLockTable;
import dev.memories.state.lock.ReferenceLockTable.LockRow;
import java.util.ArrayList;
import java.util.List;

/** The SQL statements of the reference. What the product adds has its own tests. */
final class ConsolidationLockFamily implements VectorFamily {
  @Override
  public String name() {
    return "consolidation_lock";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    JsonNode expected = example.expected().value("steps");
    JsonNode steps = example.input().required("steps");
    assertThat(expected).hasSameSizeAs(steps);
    try (ReferenceLockTable locks = new ReferenceLockTable()) {
      for (int i = 0; i < steps.size(); i++) {
        boolean result = run(locks, steps.get(i));

        JsonNode outcome = expected.get(i);
        assertThat(result).as("step %d", i).isEqualTo(outcome.required("result").booleanValue());
        assertThat(locks.rows()).as("rows after step %d", i).isEqualTo(rows(outcome));
      }
    }
  }

  private static boolean run(ReferenceLockTable locks, JsonNode step) {
    String cwd = step.required("cwd").textValue();
    String owner = step.required("owner").textValue();
    return switch (step.required("op").textValue()) {
      case "acquire" ->
          locks.acquire(
              step.required("now").longValue(),
              cwd,
              owner,
              step.required("lease_seconds").longValue());
      case "release" -> locks.release(cwd, owner);
      default -> throw new IllegalArgumentException("no such step: " + step);
    };
  }

  private static List<LockRow> rows(JsonNode outcome) {
    List<LockRow> rows = new ArrayList<>();
    for (JsonNode row : outcome.required("rows")) {
      rows.add(
          new LockRow(
              row.required("cwd").textValue(),
              row.required("owner").textValue(),
              row.required("updated_at").longValue()));
    }
    return rows;
  }
}
