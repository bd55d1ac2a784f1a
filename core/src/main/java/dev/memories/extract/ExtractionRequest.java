package dev.memories.extract;

import dev.memories.session.Session;

/** What an extractor is given: the session, whose rollout it reads itself, in bounded memory. */
public record ExtractionRequest(Session session) {}
