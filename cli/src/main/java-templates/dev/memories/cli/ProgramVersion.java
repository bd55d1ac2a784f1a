package dev.memories.cli;

/** The program's version. The build writes it into this class: a resource takes 3 ms to be read. */
final class ProgramVersion {
  private ProgramVersion() {}

  /** {@code memories 1.2.3} and a line break. */
  static String line() {
    return "memories ${project.version}\n";
  }
}
