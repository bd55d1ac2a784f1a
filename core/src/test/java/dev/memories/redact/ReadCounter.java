package dev.memories.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the chars that instrumented code reads; its methods replace those of the JDK. */
public final class ReadCounter {
  private static long reads;

  private ReadCounter() {}

  /** The number of reads since the last call. */
  static long take() {
    long taken = reads;
    reads = 0;
    return taken;
  }

  public static char charAt(String text, int index) {
    reads++;
    return text.charAt(index);
  }

  public static int indexOf(String text, int c) {
    return indexOf(text, c, 0);
  }

  public static int indexOf(String text, int c, int from) {
    return indexOf(text, c, from, text.length());
  }

  public static int indexOf(String text, int c, int from, int to) {
    return counted(text.indexOf(c, from, to), from, to);
  }

  public static int indexOf(String text, String part) {
    return indexOf(text, part, 0);
  }

  public static int indexOf(String text, String part, int from) {
    return counted(text.indexOf(part, from), from, text.length());
  }

  public static int lastIndexOf(String text, String part) {
    reads += text.length();
    return text.lastIndexOf(part);
  }

  public static String substring(String text, int from, int to) {
    reads += to - from;
    return text.substring(from, to);
  }

  public static char element(char[] chars, int index) {
    reads++;
    return chars[index];
  }

  /** What is no string reads an array, which is counted there. */
  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(text instanceof String ? new Counted(text) : text);
  }

  private static int counted(int found, int from, int to) {
    reads += (found < 0 ? to : found) - from;
    return found;
  }

  private record Counted(CharSequence text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      reads += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
