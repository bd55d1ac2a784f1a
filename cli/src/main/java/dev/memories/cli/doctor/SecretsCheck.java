package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.pipeline.cleaning.SecretCleaning;
import java.util.List;
import java.util.function.Supplier;

/** Checks whether an older version has kept secrets that today's rules know. */
final class SecretsCheck implements Check {
  private static final int MAX_LISTED = 20;

  private final Supplier<SecretCleaning> cleaning;

  SecretsCheck(Supplier<SecretCleaning> cleaning) {
    this.cleaning = cleaning;
  }

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public List<Finding> findings() {
    List<SecretCleaning.Place> places = cleaning.get().find();
    if (places.isEmpty()) {
      return List.of(Finding.ok(name(), "no secret that a rule knows is kept"));
    }
    List<String> listed =
        places.stream()
            .limit(MAX_LISTED)
            .map(
                place -> place.name() + (place.texts() == 1 ? "" : ", " + place.texts() + " texts"))
            .toList();
    String more =
        places.size() > MAX_LISTED ? ", and " + (places.size() - MAX_LISTED) + " more places" : "";
    return List.of(
        Finding.error(
                name(),
                "secrets are kept in " + String.join("; ", listed) + more,
                "an older version did not know their form; whoever reads these files has them")
            .fixedBy(() -> cleaning.get().clean())
            .fixedBy("memories doctor --secrets --fix"));
  }
}
