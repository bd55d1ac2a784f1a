package dev.memories.rollout.claude;

import static dev.memories.rollout.claude.ClaudeFixture.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A made-up home of Claude Code: what only its logs tell, or tell in a way of their own. What every
 * agent's log tells is a {@link dev.memories.rollout.Story}.
 */
public enum ClaudeScenarios {
  /** The user goes back before a prompt and asks for something else. */
  REWIND {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("Speed up the import of orders.").assistant("Shall I cache the prices?");
      String before = made.here();
      made.user("Yes, always cache everything.")
          .edit("import.py", "load()", "cached()", "")
          .assistant("The import uses a cache now.")
          .goBackTo(before)
          .user("No, read the file only once.")
          .edit("import.py", "load()\nload()", "load()", "")
          .shell("make test", 0, "7 passed")
          .assistant("The file is read once; 7 tests pass.")
          .writeTo(home);
    }
  },

  /** A session is forked, and each branch ends in its own way. */
  FORK {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("Sort the orders by date.").shell("make test", 1, "1 failed");
      Path parent = made.writeTo(home);
      ClaudeFixture fork = ClaudeFixture.session(OTHER, START.plusSeconds(600), "/srv/shop");
      for (String line : Files.readAllLines(parent)) {
        fork.raw(line.replace(ID, OTHER));
      }
      fork.goBackTo(made.here())
          .user("Sort them by price instead.")
          .shell("make test", 0, "7 passed")
          .assistant("They are sorted by price; 7 tests pass.")
          .writeTo(home);
      made.user("Go on with the date.")
          .shell("make test", 0, "8 passed")
          .assistant("They are sorted by date; 8 tests pass.")
          .writeTo(home);
    }
  },

  /** A session goes on in another folder. */
  RESUME_ELSEWHERE {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("Rename the module cart to basket.")
          .shell("git mv cart.py basket.py", 0, "")
          .in("/srv/shop/web")
          .user("Go on here.")
          .shell("npm test", 0, "Tests: 4 passed, 4 total")
          .assistant("The module is renamed; 4 tests pass.")
          .writeTo(home);
    }
  },

  /** The user refuses an edit and says why. */
  REFUSAL {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("Share the sum of both reports.")
          .refused(
              "Write",
              object("file_path", "/srv/shop/util.py", "content", "def add(): pass"),
              "Never add a util module, put it into report.py.")
          .edit("report.py", "pass", "return sum(rows)", "")
          .shell("make test", 0, "7 passed")
          .assistant("The sum is in report.py; 7 tests pass.")
          .writeTo(home);
    }
  },

  /** The user types while the agent works. */
  QUEUED_PROMPT {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("Format the sources.")
          .shell("make format", 0, "3 files changed")
          .queued("enqueue", "Leave the folder vendor alone.")
          .queued("remove", "Leave the folder vendor alone.")
          .attachment(object("type", "queued_command", "prompt", "Leave the folder vendor alone."))
          .shell("git checkout vendor", 0, "Updated 1 path from the index")
          .assistant("The sources are formatted, except vendor.")
          .writeTo(home);
    }
  },

  /** A command goes on in the background and fails later. */
  BACKGROUND {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      String call = made.user("Start the server.").call("Bash", object("command", "make serve"));
      made.result(call, "Command running in background with ID: b1. Wait.", false)
          .user(
              "<task-notification>\n<tool-use-id>"
                  + call
                  + "</tool-use-id>\n<summary>Command ended (exit code 98)</summary>\n"
                  + "</task-notification>")
          .shell("make serve PORT=8081", 0, "listening on 8081")
          .assistant("Port 8080 is taken; the server listens on 8081.")
          .writeTo(home);
    }
  },

  /** A picture without words begins the session. */
  IMAGE {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      ArrayNode content = JsonNodeFactory.instance.arrayNode();
      ObjectNode image = object("type", "image");
      image.set(
          "source", object("type", "base64", "media_type", "image/png", "data", "iVBORw0KGgo"));
      content.add(image).add(object("type", "text", "text", "Why is the header cut off here?"));
      made.user(content, object())
          .edit("style.css", "height: 1em", "height: auto", "")
          .assistant("The header had a fixed height.")
          .writeTo(home);
    }
  },

  /** A tool of an MCP server is called. */
  MCP {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      String call =
          made.user("Which tickets of the shop are open?")
              .call("mcp__tracker__list", object("project", "shop"));
      made.result(call, "SHOP-7 Cart rounds twice", false)
          .assistant("One is open: SHOP-7, the cart rounds twice.")
          .writeTo(home);
    }
  },

  /** The user stops a command before it runs, and refuses a plan. */
  REFUSED_CALLS {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      String call =
          made.user("Clear the cache of the shop.").call("Bash", object("command", "rm -r cache"));
      made.result(
              call,
              "The user doesn't want to proceed with this tool use. STOP and wait.",
              true,
              object("toolDenialKind", "user-rejected").put("toolDenialBeforeRun", true))
          .user("[Request interrupted by user for tool use]")
          .user("Plan the move of the cache to Redis.")
          .refused("ExitPlanMode", object("plan", "1. Add Redis"), "measure the cache first")
          .assistant("I begin with a measurement.")
          .writeTo(home);
    }
  },

  /** The agent uses a skill, which older releases announce like a command of the user. */
  SKILL {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      String call = made.user("Check the release.").call("Skill", object("skill", "release-check"));
      made.result(call, "Launching skill: release-check", false)
          .user(
              "<command-message>The \"release-check\" skill is running</command-message>\n"
                  + "<command-name>release-check</command-name>")
          .user("Base directory for this skill: /srv", object().put("isMeta", true))
          .shell("make test", 0, "7 passed")
          .assistant("All 7 tests pass.")
          .writeTo(home);
    }
  },

  /** The agent makes a worktree for itself and goes on in it. */
  OWN_WORKTREE {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      String call =
          made.user("Try the new parser in a worktree of your own.")
              .call("EnterWorktree", object("name", "parser"));
      made.in("/srv/shop/.claude/worktrees/parser")
          .onBranch("worktree-parser")
          .result(call, "Created worktree on branch worktree-parser.", false)
          .edit("parse.py", "split()", "scan()", "")
          .shell("make test", 0, "7 passed")
          .assistant("The parser scans now; 7 tests pass.")
          .writeTo(home);
    }
  },

  /** The user runs commands before asking for anything. */
  COMMANDS_FIRST {
    @Override
    void write(ClaudeFixture made, Path home) throws IOException {
      made.user("<bash-input>make test</bash-input>")
          .user("<bash-stdout>1 failed</bash-stdout><bash-stderr></bash-stderr>")
          .assistant("Ok.")
          .user("Why does the test of the cart fail?")
          .shell("cat cart.py", 0, "total = 1")
          .assistant("It fails because the total is always 1.")
          .writeTo(home);
    }
  };

  static final String ID = "7a1c2c1e-5a35-4a53-9c0e-0a1b2c3d4e5f";
  static final String OTHER = "8b2d3d2f-6b46-4b64-8d1f-1b2c3d4e5f60";
  static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  abstract void write(ClaudeFixture made, Path home) throws IOException;

  /** Writes the logs of the scenario below a folder of Claude Code. */
  public void writeTo(Path home) throws IOException {
    write(ClaudeFixture.session(ID, START, "/srv/shop"), home);
  }
}
