package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.evidence.SessionStory;
import dev.memories.redact.SecretRedactor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UncommittedEditTest {
  private final SessionStory story = SessionStory.of("Look into the cart").onBranch("main");

  @Test
  void editWithoutACommitIsTold() {
    story.patch("a.py").says("Done.");

    assertThat(trace()).contains("branch `main` [L2]; no commit after the last edit [L3]");
  }

  @Test
  void committedEditIsNot() {
    story.patch("a.py").shell("git commit -qam Limit", 0, "").says("Done.");

    assertThat(trace()).doesNotContain("no commit");
  }

  @Test
  void editAfterTheCommitIsTold() {
    story.patch("a.py").shell("git commit -qam Limit", 0, "").patch("b.py").says("Done.");

    assertThat(trace()).contains("; no commit after the last edit [L7]");
  }

  @Test
  void editThatGitTookBackIsNotTold() {
    story.patch("a.py").shell("git checkout -- a.py", 0, "").says("Undone.");

    assertThat(trace()).doesNotContain("no commit");
  }

  private String trace() {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    story.entries().forEach(offline::accept);
    return offline.write("").trace();
  }
}
