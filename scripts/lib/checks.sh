# shellcheck shell=sh
# For sourcing by the scripts in scripts/e2e. Counts checks and reports those that fail.

passed=0 failed=0

# check NAME COMMAND...: the check passes if the command succeeds.
check() {
  check_name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAILED $check_name"
    show_failure | sed 's/^/    /'
  fi
}

# Prints what helps to understand a failed check. A script may define its own.
show_failure() {
  # shellcheck disable=SC2154 # the script sets work, its temporary folder
  [ ! -s "$work/err" ] || cat "$work/err"
}

# skip TOOL: reports that checks are left out because a tool is missing. Fails where nothing may be
# left out (E2E_NO_SKIP).
skip() {
  echo "skipped: $1 is not installed"
  [ -z "${E2E_NO_SKIP:-}" ] || failed=$((failed + 1))
}

# eventually COMMAND...: runs the command until it succeeds, for about a minute. So long a wait
# costs nothing when all is well, and keeps the scripts green on a busy machine.
eventually() {
  for _ in $(seq 600); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}

# Prints the totals, and ends the script. The exit code is 1 if a check failed.
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
  exit
}
