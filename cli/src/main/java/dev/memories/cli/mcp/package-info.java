/**
 * The memory as a server for agents: the Model Context Protocol over standard input and output. The
 * only room that uses its SDK.
 */
@NullMarked
package dev.memories.cli.mcp;

import org.jspecify.annotations.NullMarked;
