package dev.memories.rollout;

/**
 * What happens in a made-up session, whichever agent writes it down.
 *
 * <p>Each story is one thing that people do, told in as few steps as possible.
 */
public enum Story {
  /** A failing test is mended; the user approves, adds a rule and asks for a commit. */
  FIX {
    @Override
    public void tell(MadeSession made) {
      String before = "    return total(items) > limit";
      String after = "    return total(items) >= limit";
      made.user("The limit of the cart is off by one, find out why and fix it.")
          .thinking("looking")
          .shell("rg -n limit src", 0, "src/cart.py:7:    return total(items) > limit\n")
          .shell("rg -n nothing src", 1, "")
          .shell("make test", 1, "FAILED tests/test_cart.py::test_limit\n1 failed, 2 passed\n")
          .edit("src/cart.py", before, after, "")
          .edit(
              "src/cart.py",
              before,
              after,
              "apply_patch verification failed: Failed to find expected lines in cart.py")
          .shell("make test", 0, "3 passed\n")
          .assistant(
              "The comparison left the limit out, because it used `>`; `make test` passes now.")
          .user("Good. From now on, always run make lint before a commit. Commit it.")
          .shell("make lint && git commit -qam x", 137, "Killed\n")
          .shell("git commit -am x", 0, "[main 0a1b2c3] Count the limit in\n 1 file changed\n")
          .assistant("Committed.");
    }
  },

  /** A check fails for want of something that another command brings. */
  REMEDY {
    @Override
    public void tell(MadeSession made) {
      made.user("Run the tests of the cart before I push.")
          .shell("npm test", 1, "Error: Cannot find module 'vitest'\n")
          .shell("npm ci", 0, "added 312 packages in 4s\n")
          .shell("npm test", 0, "Tests  9 passed (9)\n")
          .assistant("The packages were missing; after `npm ci` all 9 tests pass.");
    }
  },

  /** The user stops a command and asks for another. */
  INTERRUPT {
    @Override
    public void tell(MadeSession made) {
      made.user("Run the whole suite.")
          .interrupted("make all-tests")
          .user("That takes an hour. Run make test instead.")
          .shell("make test", 0, "7 passed\n")
          .assistant("7 tests pass.");
    }
  },

  /** The user does not allow a command and says why. */
  REFUSAL {
    @Override
    public void tell(MadeSession made) {
      made.user("Make room on the disk.")
          .refused("rm -r data", "Never delete data, clear the cache.")
          .shell("make clean-cache", 0, "freed 4 GB\n")
          .assistant("The cache is cleared; 4 GB are free.");
    }
  },

  /** The user does not want what was done, and it is undone. */
  REVERTED {
    @Override
    public void tell(MadeSession made) {
      made.user("Make the import faster.")
          .edit("import.py", "load()", "cached()", "")
          .shell("make test", 0, "7 passed\n")
          .assistant("The import uses a cache now; 7 tests pass.")
          .user("No, take that back. A cache is more than we can maintain.")
          .shell("git checkout import.py", 0, "Updated 1 path from the index\n")
          .assistant("The import is as it was.");
    }
  },

  /** The user goes back before a prompt and asks for something else. */
  TAKEN_BACK {
    @Override
    public void tell(MadeSession made) {
      made.user("Speed up the import of orders.")
          .assistant("Shall I cache the prices?")
          .takenBack("Yes, always cache everything.", "A cache it is.")
          .user("No, read the file only once.")
          .edit("import.py", "load()\nload()", "load()", "")
          .shell("make test", 0, "7 passed\n")
          .assistant("The file is read once; 7 tests pass.");
    }
  },

  /** The agent asks, and the user chooses. */
  QUESTION {
    @Override
    public void tell(MadeSession made) {
      made.user("Store the orders.")
          .asked("Which database?", "SQLite")
          .edit("store.py", "orders = []", "orders = sqlite3.connect(PATH)", "")
          .assistant("The orders are kept in SQLite.");
    }
  },

  /** The user says how things are done, and has to say it twice. */
  PREFERENCE {
    @Override
    public void tell(MadeSession made) {
      made.user("Add a discount of 10 percent. Never use float for money.")
          .edit("price.py", "return total", "return total * 0.9", "")
          .assistant("The discount is there.")
          .user("I said no floats. Use Decimal, and always round half even.")
          .edit("price.py", "return total * 0.9", "return even(total * Decimal(\"0.9\"))", "")
          .shell("make test", 0, "8 passed\n")
          .assistant("The discount uses Decimal; 8 tests pass.");
    }
  },

  /** Secrets are said, typed, printed, written and repeated. */
  SECRET {
    @Override
    public void tell(MadeSession made) {
      made.user("Deploy to staging with the token " + MADE_UP_SECRET + ", please.")
          .shell("TOKEN=" + MADE_UP_SECRET + " make deploy", 1, "401 for " + MADE_UP_SECRET + "\n")
          .edit("deploy.env", "TOKEN=", "TOKEN=" + MADE_UP_SECRET, "")
          .shell("make deploy", 0, "deployed with " + MADE_UP_SECRET + "\n")
          .assistant("Deployed with the token " + MADE_UP_SECRET + ", which is in deploy.env.");
    }
  },

  /** Everything is said in Chinese. */
  CHINESE {
    @Override
    public void tell(MadeSession made) {
      made.user("订单金额的测试失败了，请找出原因并修复。以后提交前一定要运行 make lint。")
          .shell("make test", 1, "FAILED tests/订单.py::金额\n1 failed, 2 passed\n")
          .edit("src/订单.py", "总额 = 单价", "总额 = 单价 * 数量", "")
          .shell("make test", 0, "3 passed\n")
          .assistant("总额没有乘以数量；现在 3 个测试都通过了。");
    }
  },

  /** The history is compacted in the middle of the work. */
  COMPACTION {
    @Override
    public void tell(MadeSession made) {
      made.user("Add a discount. Never round before the sum.")
          .edit("price.py", "total", "total - discount", "")
          .compacted("This session is being continued. The user always wants floats.")
          .shell("make test", 0, "7 passed\n")
          .assistant("The discount is there; 7 tests pass.");
    }
  },

  /** The user shows a picture. */
  PICTURE {
    @Override
    public void tell(MadeSession made) {
      made.picture("The button in this screenshot is red. Make it green, as in the style guide.")
          .edit("button.css", "color: red", "color: green", "")
          .shell("make lint", 0, "0 problems\n")
          .assistant("The button is green; `make lint` reports no problems.");
    }
  },

  /** The user types the next wish while the agent works. */
  TYPED_AHEAD {
    @Override
    public void tell(MadeSession made) {
      made.user("Sort the invoices by date.")
          .edit("invoices.py", "return found", "return sorted(found, key=date)", "")
          .typedAhead("And always keep the newest first, please.")
          .edit("invoices.py", "key=date)", "key=date, reverse=True)", "")
          .shell("make test", 0, "9 passed\n")
          .assistant("The newest invoice comes first; 9 tests pass.");
    }
  },

  /** A tool of an MCP server fails. */
  SERVER {
    @Override
    public void tell(MadeSession made) {
      made.user("Is B1 in stock?")
          .serverFailed("inventory", "stock_lookup", "unknown SKU: B1")
          .shell("rg -n B1 data", 0, "data/stock.csv:3:B1;17\n")
          .assistant("The server does not know B1; data/stock.csv has 17 of it.");
    }
  },

  /** A sub-agent works beside the session. */
  SUB_AGENT {
    @Override
    public void tell(MadeSession made) {
      made.user("Where do we use floats?")
          .delegated("Find all uses of float. Always use tabs.", "Only in price.py, line 4.")
          .assistant("Floats are used in price.py, line 4.");
    }
  };

  /** Looks like a token of GitHub; in two parts, so that no scanner takes it for one. */
  public static final String MADE_UP_SECRET = "ghp" + "_Fakefakefakefake1234fakefake567890ab";

  /** Tells the story to the end. */
  public abstract void tell(MadeSession made);
}
