# shellcheck shell=bash
# For sourcing by the scripts in scripts/e2e that disturb runs. Makes homes, and compares the memory
# that is left with the memory of an undisturbed run. Needs ROOT, and checks.sh.

MEMORIES=${MEMORIES:-$ROOT/scripts/memories}
work=$(mktemp -d "${TMPDIR:-/tmp}/memories-disturbed.XXXXXX")
clean_up() { rm -rf "$work"; }
trap 'clean_up' EXIT
unset CODEX_HOME MEMORIES_HOME
export XDG_CACHE_HOME="${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}" # with the start-up cache
export HOME="$work/nobody"
mkdir "$HOME"
home="$work/home"
ours="$work/ours"

"$MEMORIES" demo "$work/demo" >/dev/null || exit 1

# Makes a Codex home with the demo's sessions, and no memory. The paths are always the same, because
# traces hold them.
fresh() {
  rm -rf "$home" "${ours:?}"/* "$ours"/.[!.]*
  mkdir -p "$home" "$ours"
  cp -Rp "$work/demo/sessions" "$home/sessions"
}

memories() { "$MEMORIES" --codex-home "$home" --memories-home "$ours" "$@" </dev/null; }
run() { memories run --limit all --idle 0; }

# The memory as text: the checksum of every file of the trees, without the history, which holds times.
memory() {
  (cd "$ours" && find . -path '*/memory/*' -type f -print0 | sort -z | xargs -0 -r sha256sum)
}

# Names what a run must not leave behind.
remains() {
  find "$ours" \( -name staging -o -name '.writing-*' -o -path '*/history/.*' \) -print
  memories lock list 2>/dev/null
  memories candidates --all | grep -w in-progress
}
sound() { memories doctor 2>/dev/null | grep -q 'is sound'; }

# recover NAME: runs again after a disturbance, and compares.
recover() {
  run >"$work/out" 2>"$work/err"
  code=$?
  memory >"$work/memory"
  remains >"$work/remains" 2>&1
  check "$1: the next run succeeds" test $code = 0
  check "$1: same memory as undisturbed" cmp -s "$work/undisturbed" "$work/memory"
  check "$1: nothing is left behind" test ! -s "$work/remains"
  check "$1: the database is sound" sound
}

fresh
run >/dev/null 2>&1 || exit 1
memory >"$work/undisturbed"
