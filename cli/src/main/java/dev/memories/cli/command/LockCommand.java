package dev.memories.cli.command;

import picocli.CommandLine.Command;

/** {@code memories lock}: the locks that keep two runs from consolidating one project at once. */
@Command(
    subcommands = {
      LockListCommand.class,
      LockAcquireCommand.class,
      LockRenewCommand.class,
      LockReleaseCommand.class,
      LockForceCommand.class
    },
    footer = {
      "memories lock list",
      "memories lock acquire --owner nightly --lease 900",
      "memories lock release --owner nightly"
    })
final class LockCommand {}
