package dev.memories.cli.output;

import java.io.InputStream;
import java.io.OutputStream;

/** Where a program reads from and writes to; everything is UTF-8. */
public record Streams(InputStream in, OutputStream out, OutputStream err) {}
