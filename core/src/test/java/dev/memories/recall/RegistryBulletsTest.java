package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryBulletsTest {
  @Test
  void bulletHasStatementAndCitation() {
    MemoryBullet bullet =
        RegistryBullets.of("## Traps\n- it fails [see 3] [01a12d9f-a680 L5; 01a1c654-ab00 L9]\n")
            .getFirst();

    assertThat(bullet.statement()).isEqualTo("it fails [see 3]");
    assertThat(bullet.citation()).isEqualTo("01a12d9f-a680 L5; 01a1c654-ab00 L9");
    assertThat(bullet.topic()).isEqualTo(MemoryTopic.TRAPS);
  }

  @Test
  void idStaysWhenOnlyTheEvidenceChanges() {
    String one = RegistryBullets.of("- Use  Decimal [01a12d9f-a680 L5]").getFirst().id();
    String other = RegistryBullets.of("* use decimal").getFirst().id();

    assertThat(one).isEqualTo(other).hasSize(8);
    assertThat(RegistryBullets.of("- use decimals").getFirst().id()).isNotEqualTo(one);
  }

  @Test
  void itemInAnItemIsABulletOfItsOwn() {
    assertThat(RegistryBullets.of("1. first\n   goes on\n   - inner\n\ntext\n"))
        .extracting(MemoryBullet::statement)
        .containsExactly("first goes on", "inner");
  }

  @Test
  void documentWithoutListsHasNoBullets() {
    assertThat(RegistryBullets.of("")).isEmpty();
    assertThat(RegistryBullets.of("# only\n\ntext")).isEmpty();
  }

  @Test
  void headingsOfAModelAreUnderstoodByTheirWords() {
    assertThat(
            RegistryBullets.of("## How to verify\n- a\n### Known pitfalls\n- b\n## Layout\n- c\n"))
        .extracting(MemoryBullet::topic)
        .containsExactly(MemoryTopic.CHECKS, MemoryTopic.TRAPS, MemoryTopic.OTHER);
  }
}
