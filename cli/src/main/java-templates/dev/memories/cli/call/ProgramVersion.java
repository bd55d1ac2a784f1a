package dev.memories.cli.call;

/** The program's version. The build writes it into this class: a resource takes 3 ms to be read. */
public final class ProgramVersion {
  /** Such as {@code 1.2.3}. */
  public static final String NUMBER = "${project.version}";

  private ProgramVersion() {}
}
