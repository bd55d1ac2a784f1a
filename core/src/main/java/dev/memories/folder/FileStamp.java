package dev.memories.folder;

/**
 * What tells the content of a file from another one. The checksum recognises an edit, not an
 * attack.
 *
 * @param size in bytes
 * @param modifiedAt in milliseconds since 1970; a file of the same size and time is not read again
 * @param checksum CRC-32 of the bytes
 */
public record FileStamp(long size, long modifiedAt, long checksum) {}
