package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.evidence.SessionStory;
import dev.memories.trace.Preference;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatedPreferencesTest {
  @Test
  void wishThatIsTakenBackInTheSessionIsNotTold() {
    SessionStory story =
        SessionStory.of("Make the export fast. Never touch the importer.")
            .patch("export.py")
            .says("Done.")
            .user("Always send the export by mail when it is ready.")
            .says("Done.")
            .user("I changed my mind, forget the mail for the export.")
            .says("Removed.");

    assertThat(quotes(story)).containsExactly("\"Never touch the importer.\"");
  }

  @Test
  void whatTakesBackAWishOfAnotherSessionIsTold() {
    SessionStory story =
        SessionStory.of("Make the export fast.")
            .patch("export.py")
            .says("Done.")
            .user("I changed my mind, forget the rule about the importer.")
            .says("Fine.");

    assertThat(StatedPreferences.of(story.evidence())).singleElement().matches(Preference::revokes);
  }

  @Test
  void beforeAnyWorkNothingIsTakenBack() {
    SessionStory story =
        SessionStory.of("Are you there?").says("Yes.").user("Fine, scratch that.").says("OK.");

    assertThat(StatedPreferences.of(story.evidence())).isEmpty();
  }

  private static List<String> quotes(SessionStory story) {
    return StatedPreferences.of(story.evidence()).stream().map(Preference::text).toList();
  }
}
