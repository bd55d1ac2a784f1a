package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecallTest {
  private static final String REGISTRY =
      """
      # shop

      ## Open follow-ups
      - "The import is as slow as before." [01a12d9f-a680 L52]

      ## Build and test
      - Run `npm run lint` to verify: exit 0 [01a12d9f-a680 L27]
      - Run `scripts/deploy.sh staging` to verify: exit 0 [01a12d9f-a680 L30]

      ## Traps
      - `npm test`, exit 1: `Error: connect ECONNREFUSED 127.0.0.1:5432`; passed after `docker compose up -d postgres` [01a12d9f-a680 L40]
      - `terraform plan`, exit 1: `Error: No valid credential sources found`; passed as `AWS_PROFILE=ops terraform plan` [01a12d9f-a680 L44]

      ## Preferences and corrections
      - "Never use float for money." [01a12d9f-a680 L4]

      ## Pinned
      - 部署之前先跑测试
      """;

  private static List<String> ids(List<MemoryBullet> bullets) {
    return bullets.stream().map(bullet -> bullet.topic() + " " + bullet.statement()).toList();
  }

  private static List<String> chosen(RecallHint hint) {
    return ids(new Recall(RegistryBullets.of(REGISTRY), UsageCounts.NONE).choose(hint));
  }

  @Test
  void withoutHintPinnedAndPreferencesComeFirst() {
    assertThat(chosen(RecallHint.NONE))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "PINNED", "PREFERENCES", "TRAPS", "TRAPS", "CHECKS", "CHECKS", "FOLLOW_UPS");
  }

  @Test
  void promptGetsOnlyWhatSharesItsWords() {
    assertThat(chosen(RecallHint.ofPrompt("please release this to staging")))
        .containsExactly("CHECKS Run `scripts/deploy.sh staging` to verify: exit 0");
  }

  @Test
  void talkGetsNothing() {
    for (String talk : List.of("hi", "go on", "yes please", "thanks, that is good", "never mind")) {
      assertThat(chosen(RecallHint.ofPrompt(talk))).as(talk).isEmpty();
    }
  }

  @Test
  void failureGetsItsRemedyAndNoOpenEnd() {
    assertThat(
            chosen(
                RecallHint.ofFailure(
                    "npm test -- cart",
                    "Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap")))
        .first()
        .asString()
        .contains("docker compose up -d postgres");
    assertThat(chosen(RecallHint.ofFailure("import", "the import is slow as before")))
        .noneMatch(line -> line.startsWith("FOLLOW_UPS"));
  }

  @Test
  void unrelatedFailureGetsNothing() {
    assertThat(chosen(RecallHint.ofFailure("cargo build", "error[E0382]: borrow of moved value")))
        .isEmpty();
  }

  @Test
  void fileIsFoundByItsName() {
    RecallHint hint =
        new RecallHint(
            Optional.empty(),
            List.of("/srv/shop/scripts/deploy.sh"),
            Optional.empty(),
            Optional.empty());
    assertThat(chosen(hint))
        .containsExactly("CHECKS Run `scripts/deploy.sh staging` to verify: exit 0");
  }

  @Test
  void wordsOfScriptsWithoutSpacesAreFound() {
    assertThat(chosen(RecallHint.ofPrompt("怎么部署这个项目？先跑什么"))).containsExactly("PINNED 部署之前先跑测试");
  }

  @Test
  void veryLongErrorIsComparedAtBothEnds() {
    String noise = "loading module\n".repeat(400_000);
    assertThat(
            chosen(
                RecallHint.ofFailure(
                    "npm test", noise + "Error: connect ECONNREFUSED 127.0.0.1:5432")))
        .first()
        .asString()
        .contains("postgres");
  }
}
