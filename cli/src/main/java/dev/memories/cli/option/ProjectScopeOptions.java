package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import java.util.List;
import java.util.Optional;

/** The projects that a question is about: one, or all. */
public final class ProjectScopeOptions implements OptionGroup {
  private final CwdOption cwd = new CwdOption();
  private final Flag allProjects = Flag.of("--all-projects", "all projects, not only this one");

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(allProjects));
  }

  public Optional<String> cwd() {
    return cwd.value();
  }

  public boolean all() {
    return allProjects.isSet();
  }
}
