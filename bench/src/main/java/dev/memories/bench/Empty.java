package dev.memories.bench;

/** The yardstick of start-up: what a JVM costs that does nothing. */
final class Empty {
  private Empty() {}

  public static void main(String[] args) {}
}
