package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoredPathTest {
  @Test
  void textThatIsNoPathBecomesOne() {
    assertThat(StoredPath.of("/srv/shop")).isEqualTo(Path.of("/srv/shop"));
    assertThat(StoredPath.of("/srv/\0shop")).isEqualTo(Path.of("/srv/_shop"));
    assertThat(StoredPath.of("")).isEqualTo(Path.of(""));
  }
}
