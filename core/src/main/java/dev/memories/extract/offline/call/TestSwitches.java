package dev.memories.extract.offline.call;

import java.util.regex.Pattern;

/** Recognises a line of source code that keeps tests from running, in the usual test libraries. */
final class TestSwitches {
  private static final Pattern OFF =
      Pattern.compile(
          "^\\s*(?:"
              + "@(?:Disabled\\w*|Ignore|Skip|unittest\\.(?:skip\\w*|expectedFailure)|pytest\\.mark\\.(?:skip|xfail)|tag :skip)\\b"
              + "|(?:pytest\\.(?:skip|xfail)|XCTSkip|throw XCTSkip|t\\.Skip(?:f|Now)?|b\\.Skip|GTEST_SKIP|self\\.skipTest|skip_if|skip)\\s*\\("
              + "|(?:x(?:it|describe|test|context|specify)|f?(?:it|describe|test|context|specify)\\.(?:skip|todo|failing))\\s*[(.\"']"
              + "|(?:this|test|it|\\$this)(?:\\.|->)(?:skip|fixme|markTestSkipped|markTestIncomplete)\\("
              + "|#\\[ignore\\b|\\[(?:Ignore|Fact\\(Skip|Theory\\(Skip)\\b"
              + "|(?:skip|pending)\\s+[\"']"
              + ")");

  /** Paths of tests; {@code @Ignore} means other things elsewhere. */
  private static final Pattern TESTS = Pattern.compile("(?i)test|spec|(?:^|/)t/");

  private TestSwitches() {}

  static boolean isOff(String path, String line) {
    return TESTS.matcher(path).find() && OFF.matcher(line).find();
  }
}
