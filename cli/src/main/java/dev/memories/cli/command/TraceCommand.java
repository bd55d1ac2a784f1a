package dev.memories.cli.command;

import picocli.CommandLine.Command;

/** {@code memories trace}: what was distilled from single sessions. */
@Command(
    subcommands = {TraceListCommand.class, TraceShowCommand.class},
    footer = {"memories trace list", "memories trace list --all --json=id,summary"})
final class TraceCommand {}
