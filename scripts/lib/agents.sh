# shellcheck shell=bash
# For sourcing. Finds real agents; what is missing is installed from the npm registry.
# CODEX and CLAUDE name binaries that are there already, CODEX_VERSION and CLAUDE_VERSION other releases.

agent_releases=${XDG_CACHE_HOME:-$HOME/.cache}/memories

# installed FOLDER PATTERN PACKAGE: prints the program below FOLDER, after installing it if need be.
installed() {
  for _ in 1 2 3 4; do # the registry may be busy
    found=$(find "$1" -path "$2" \( -type f -o -type l \) 2>/dev/null | head -n 1)
    [ -z "$found" ] || break
    command -v npm >/dev/null && npm install --silent --prefix "$1" "$3" >/dev/null 2>&1
  done
  echo "$found"
}

# Sets codex to the program; empty if there is none.
find_codex() {
  version=${CODEX_VERSION:-0.171.0}
  codex=${CODEX:-$(installed "$agent_releases/codex-$version" '*/bin/codex' "codex@npm:@openai/codex@$version-linux-x64")}
  [ -n "$codex" ] || skip "the Codex CLI (npm has no release $version for this machine, or cannot reach its registry)"
}

# Sets claude to the program; empty if there is none.
find_claude() {
  version=${CLAUDE_VERSION:-2.1.197}
  claude=${CLAUDE:-$(installed "$agent_releases/claude-$version" '*/.bin/claude' "@anthropic-ai/claude-code@$version")}
  [ -n "$claude" ] || skip "Claude Code (npm has no release $version for this machine, or cannot reach its registry)"
}
