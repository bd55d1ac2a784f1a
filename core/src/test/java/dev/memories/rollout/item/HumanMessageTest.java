package dev.memories.rollout.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.item.HumanMessage.Origin;
import dev.memories.rollout.item.ResponseItem.Author;
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
        "<environment_context>\n  <cwd>/srv</cwd>\n</environment_context>",
        "# AGENTS.md instructions for /srv\n\n<INSTRUCTIONS>be kind</INSTRUCTIONS>",
        "<user_instructions>be kind</user_instructions>",
        "<skill>\n<name>x</name>\n</skill>",
        "<turn_aborted>\nThe user interrupted\n</turn_aborted>",
        "<user_shell_command>\n<command>ls</command>\n</user_shell_command>",
        "<subagent_notification>{}</subagent_notification>",
        "<recommended_plugins>\n- Never Mail\n</recommended_plugins>",
        "<codex_internal_context source=\"goal\">\nNever stop.\n</codex_internal_context>",
        "<hook_prompt hook_run_id=\"stop:4\">Run the tests.</hook_prompt>",
        "# Context from my IDE setup:\n\n## Open tabs:\n- never_again.md: never_again.md\n\n",
        "Side conversation boundary.\n\nEverything before is of the other conversation.",
        "\n<user_action>\n  <context>review</context>\n</user_action>\n"
      })
  void textsOfProgramsAreLeftOut(String text) {
    assertThat(HumanMessage.in(user(new InputText(text)))).isEmpty();
  }

  /** A redactor then sees both in one line. */
  @Test
  void partThatEndsInABlankGoesOnInTheNextOne() {
    assertThat(HumanMessage.in(user(new InputText("sshpass -p "), new InputText("V ssh ann@host"))))
        .contains(new HumanMessage("sshpass -p V ssh ann@host"));
    assertThat(HumanMessage.in(user(new InputText("First."), new InputText("Second."))))
        .contains(new HumanMessage("First.\nSecond."));
  }

  @Test
  void fileThatAClientPutsBeforeTheRequestIsLeftOut() {
    String file = "# shop\n\nSells owls.\n\n- Never add a package.\n";
    assertThat(HumanMessage.in(user(new InputText(file), new InputText("Fix the cart"))))
        .contains(new HumanMessage("Fix the cart"));
    assertThat(HumanMessage.in(user(new InputText(file)))).contains(new HumanMessage(file.strip()));
    assertThat(HumanMessage.in(user(new InputText("# shop\n"), new InputText("Fix the cart"))))
        .contains(new HumanMessage("# shop\nFix the cart"));
  }

  @Test
  void personMayWriteTags() {
    assertThat(HumanMessage.in(user(new InputText("<div> is not centred"))))
        .contains(new HumanMessage("<div> is not centred"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image> elements in our gallery need an alt text. Never leave it empty.",
        "# AGENTS.md instructions are too long; shorten them.",
        "<turn_aborted> shows up in my log. Why?",
        "<environment_context> has to go from the report"
      })
  void blockWithoutItsEndIsThePersons(String text) {
    assertThat(HumanMessage.in(user(new InputText(text)))).contains(new HumanMessage(text));
  }

  @Test
  void wordsAfterABlockAreThePersons() {
    String text =
        "<recommended_plugins>\n- Never Mail\n</recommended_plugins>\n"
            + "# AGENTS.md instructions for /srv\n\n<INSTRUCTIONS>\nNever push.\n</INSTRUCTIONS>\n\n"
            + "Fix the cart";

    assertThat(HumanMessage.in(user(new InputText(text))))
        .contains(new HumanMessage("Fix the cart"));
    assertThat(HumanMessage.in(new RolloutItem.UserMessage(text, false)))
        .contains(new HumanMessage("Fix the cart"));
  }

  @Test
  void whoWroteAPartDecidesWhereTheRolloutSaysIt() {
    assertThat(
            HumanMessage.in(
                user(
                    new InputText("Never push.", Author.PROGRAM),
                    new InputText("<a_b>my own markup</a_b>", Author.USER))))
        .contains(new HumanMessage("<a_b>my own markup</a_b>"));
    assertThat(HumanMessage.in(user(new InputText("Fix the cart", Author.PROGRAM)))).isEmpty();
  }

  @Test
  void promptsThatCommandsComposeAreNotTheUsersWords() {
    assertThat(
            HumanMessage.in(
                user(
                    new InputText(
                        "Generate a file named AGENTS.md that serves as a guide. Always be brief."))))
        .contains(new HumanMessage("Write AGENTS.md (/init)", Origin.COMMAND));
    assertThat(
            HumanMessage.in(
                user(new InputText("Read the approved plan at /tmp/plan.md and implement it."))))
        .contains(new HumanMessage("Implement the approved plan", Origin.COMMAND));
    assertThat(
            HumanMessage.in(
                user(
                    new InputText(
                        "Review the code changes against the base branch 'main'. Provide prioritized, actionable findings."))))
        .contains(new HumanMessage("Review code changes (/review)", Origin.REVIEW));
    assertThat(HumanMessage.in(user(new InputText("Review the code changes, please."))))
        .contains(new HumanMessage("Review the code changes, please."));
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
