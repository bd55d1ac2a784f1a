package dev.memories.rollout.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.ResponseItem.ContentPart.Image;
import dev.memories.rollout.item.ResponseItem.ContentPart.InputText;
import dev.memories.rollout.item.ResponseItem.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HumanMessageTest {
  @Test
  void wordsOfAPersonAreKept() {
    assertThat(HumanMessage.in(user(new InputText(" Fix the cart\n"))))
        .contains(new HumanMessage("Fix the cart"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<environment_context>\n  <cwd>/srv</cwd>",
        "# AGENTS.md instructions for /srv\n\n<INSTRUCTIONS>be kind</INSTRUCTIONS>",
        "<user_instructions>be kind</user_instructions>",
        "<skill>\n<name>x</name>",
        "<turn_aborted>\nThe user interrupted",
        "<user_shell_command>\n<command>ls</command>",
        "<subagent_notification>{}</subagent_notification>",
        "<recommended_tools>\n- never-mail\n</recommended_tools>",
        "# Context from my IDE setup:\n\n## Open tabs:\n- never_again.md: never_again.md\n",
        "\n<user_action>\n  <context>review"
      })
  void textsOfProgramsAreLeftOut(String text) {
    assertThat(HumanMessage.in(user(new InputText(text)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image> elements in the list need a caption",
        "<turn_aborted> is shown twice in the log",
        "# AGENTS.md instructions are ignored in the subfolder",
        "<skill> and <image> tags are escaped"
      })
  void requestThatBeginsLikeTextOfAProgramIsKept(String text) {
    assertThat(HumanMessage.in(user(new InputText(text)))).contains(new HumanMessage(text));
  }

  @Test
  void personMayWriteTags() {
    assertThat(HumanMessage.in(user(new InputText("<div> is not centred"))))
        .contains(new HumanMessage("<div> is not centred"));
  }

  @Test
  void contextOfTheEditorIsCutOff() {
    String text =
        "# Context from my IDE setup:\n\n## Active file: A.java\n\n## My request for Codex:\nFix it ";

    assertThat(HumanMessage.in(user(new InputText(text)))).contains(new HumanMessage("Fix it"));
    assertThat(HumanMessage.in(new RolloutItem.UserMessage(text, false)))
        .contains(new HumanMessage("Fix it"));
  }

  @Test
  void imageTagsAreLeftOut() {
    assertThat(
            HumanMessage.in(
                user(
                    new InputText("<image name=[Image #1]>"),
                    new Image(),
                    new InputText("</image>"),
                    new InputText("What is wrong here?"))))
        .contains(new HumanMessage("What is wrong here?"));
    assertThat(HumanMessage.in(user(new Image()))).contains(new HumanMessage(""));
  }

  @Test
  void messagesOfOtherRolesAreIgnored() {
    assertThat(
            HumanMessage.in(
                new Message("developer", List.of(new InputText("be brief")), null, null)))
        .isEmpty();
  }

  @Test
  void blankMessageIsIgnored() {
    assertThat(HumanMessage.in(user(new InputText(" \n")))).isEmpty();
    assertThat(HumanMessage.in(new RolloutItem.UserMessage("", false))).isEmpty();
  }

  private static Message user(ContentPart... parts) {
    return new Message("user", List.of(parts), null, null);
  }
}
