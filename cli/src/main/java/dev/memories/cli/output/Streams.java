package dev.memories.cli.output;

import java.io.InputStream;
import java.io.OutputStream;

/** The standard streams of a call; all text is UTF-8. */
public record Streams(InputStream in, OutputStream out, OutputStream err) {}
