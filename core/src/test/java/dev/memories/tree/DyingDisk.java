package dev.memories.tree;

import java.io.IOException;
import java.nio.file.Path;

/** A disk under a program that is killed at its n-th step: nothing reaches the disk after it. */
public final class DyingDisk extends Disk {
  private int stepsLeft;

  public DyingDisk(int steps) {
    stepsLeft = steps;
  }

  /** The kill; no handler of failures must take it for one. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private void step() {
    if (stepsLeft-- <= 0) {
      throw new Killed();
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    super.move(from, to);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    step();
    super.copy(from, to);
  }

  @Override
  public void write(Path file, String text) throws IOException {
    step();
    super.write(file, text);
  }

  @Override
  public void delete(Path path) throws IOException {
    step();
    super.delete(path);
  }

  @Override
  public void settle(Path path) throws IOException {
    step();
    super.settle(path);
  }
}
