package dev.memories.extract.offline.words;

/** What a user's message says of the work before it, or of the work that it asks for. */
public enum UserSignal {
  /** Approves the work before it. */
  ACCEPTS,
  /** Turns down the work before it. */
  REJECTS,
  /** Turns it down only by beginning with a no, which may also answer a question. */
  SAYS_NO,
  /** Wants the work before it another way, without turning it down. */
  CORRECTS,
  /** Turns down the work before it because it did too much or too little: the rest of it stands. */
  WANTS_MORE_OR_LESS,
  /** Asks something. */
  ASKS,
  /** Reports that something fails. */
  REPORTS_FAILURE,
  /** Turns down the work before it because it fails as it did: none of it helped. */
  STILL_FAILS,
  /** Reports that something works. */
  WORKS,
  /** Orders to take work back. */
  UNDOES,
  /** Puts something off. */
  POSTPONES,
  /** Speaks of secrets. */
  NAMES_SECRETS,
  /** Wants no checks. */
  WAIVES_CHECKS,
  /** Asks for a plan or an account instead of work. */
  ASKS_FOR_PLAN
}
