# shellcheck shell=sh
# Sourced, with JDK_HOME and APP (the folder with memories.jar, lib/ and build-id) set: starts the program.

# Java decodes file names by the locale. Under the locale C, as in cron, it cannot open a path with an
# umlaut.
use_utf8_locale() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *)
    LC_ALL=C.UTF-8
    [ ! -d /System/Library ] || LC_ALL=en_US.UTF-8 # macOS has no C.UTF-8
    export LC_ALL
    ;;
  esac
}

# Options of every JVM; a cache must be made and used with the same ones. The optimising compiler is off:
# even an extraction of 1,000 sessions ends before it pays off. So is the JVM's log, which would report
# a damaged cache on stdout; the JVM then starts without the cache.
# A cache is mapped where it was made for: to move it elsewhere takes 6 ms. Native access, which the manifest
# allows, is allowed here as well, so that the JVM need not read the manifest (-jar), 4 ms.
JVM_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 --enable-native-access=ALL-UNNAMED"

# Sets CACHE to the folder of the start-up caches (the JVM's AOT caches) and of the unpacked native
# libraries; to nothing when there is none and none can be made. A package has its own. Otherwise it is
# made once in the user's cache folder, for each build and JDK.
find_start_cache() {
  caches=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/memories/jvm
  CACHE=
  build=
  read -r build <"$APP/build-id" || return 0
  # Written whenever the search index has been brought up to date, by this build.
  [ -z "${XDG_CACHE_HOME:-${HOME:-}}" ] || export MEMORIES_LOOK_NOTE="$caches/$build.look"
  CACHE=$APP/cache
  [ ! -r "$CACHE/work.aot" ] || return 0
  CACHE=
  jdk=
  while [ -z "$jdk" ] && IFS='="' read -r key _ value _; do
    [ "$key" != JAVA_RUNTIME_VERSION ] || jdk=$value
  done <"$JDK_HOME/release"
  CACHE=$caches/$build-jdk$jdk
  [ ! -r "$CACHE/work.aot" ] || return 0
  # A failed attempt leaves the folder, so that it is not repeated at every start.
  if [ -e "$CACHE" ] || ! make_start_cache "$CACHE"; then CACHE=; fi
}

# Makes cache $1 of the classes that its rehearsal loads. Profiles are left out: with them the JVM
# compiles early, which takes short commands more time than it saves.
rehearse() {
  # shellcheck disable=SC2086 # JVM_OPTIONS is a list of words
  "$JDK_HOME/bin/java" $JVM_OPTIONS -XX:-AOTRecordTraining -XX:AOTCacheOutput="$fresh/$1.aot" \
    -cp "$APP/memories.jar" dev.memories.cli.StartupRehearsal "$fresh" "$1" >/dev/null 2>&1 || true
}

# Keys that are typed ahead do not appear on the screen until show_keys, which also Ctrl-C calls. Does
# nothing in the background, where the terminal would stop us.
hide_keys() {
  terminal=
  [ -t 0 ] && [ -t 2 ] || return 0
  case $(ps -o stat= -p $$ 2>/dev/null) in *+*) ;; *) return 0 ;; esac
  terminal=$(stty -g 2>/dev/null) || return 0
  trap 'show_keys; exit 130' INT TERM HUP
  stty -echo
}

show_keys() {
  [ -n "$terminal" ] || return 0
  stty "$terminal"
  trap - INT TERM HUP
}

# Makes folder $1 by running typical commands on a made-up home. There are several caches because the
# JVM links all classes of a cache at every start: short commands have a small one.
make_start_cache() {
  mkdir -p "$caches" 2>/dev/null || return 1
  fresh=$caches/.new-$$
  mkdir "$fresh" 2>/dev/null || return 1
  [ ! -t 2 ] || echo "memories: preparing a faster start (once, a few seconds)" >&2
  hide_keys
  rehearse work
  rehearse search &
  rehearse look
  wait
  rehearse hook &
  rehearse server
  wait
  rehearse ask
  rehearse glance
  show_keys
  rm -rf "${fresh:?}/home"
  # When two calls make it at once, the first one's stays. A failed attempt leaves an empty folder.
  for rehearsal in work search look hook server ask glance; do
    [ -s "$fresh/$rehearsal.aot" ] || rm -rf "${fresh:?}"/*
  done
  [ -e "$1" ] || mv "$fresh" "$1"
  rm -rf "$fresh"
  find "$caches" -mindepth 1 -maxdepth 1 -mtime +30 ! -path "$1" -exec rm -rf {} + 2>/dev/null
  [ -r "$1/work.aot" ]
}

# Guesses from the note of the last look (LookNote) whether a search has no session to read. A wrong guess
# costs time and nothing else, as every cache runs the whole program.
# shellcheck disable=SC3013 # dash, bash, zsh and busybox know -nt
reads_no_session() {
  note=${MEMORIES_LOOK_NOTE:-}
  [ -f "$note" ] && [ -r "$note" ] || return 1
  {
    read -r looked && read -r index && read -r state || return 1
    # A shell would run what it finds in a number.
    case $looked in '' | 0* | *[!0-9]*) return 1 ;; esac
    [ -s "$index" ] || return 1
    if [ "$state" -nt "$note" ] || [ "$state-wal" -nt "$note" ]; then return 1; fi
    while read -r watched; do
      if [ "$watched" -nt "$note" ]; then
        # A search looks for new sessions at most once a minute.
        [ $(($(date +%s) - looked)) -lt 60 ]
        return
      fi
    done
  } <"$note"
}

# Sets CACHE_NAME and JVM_FLAGS for the command among the arguments: the first word that is one.
choose_startup() {
  profile=work
  for argument; do
    case $argument in
    # These arms are made from the commands' descriptors, and tested: scripts/test -Dgolden.update=true
    # BEGIN
    summary | registry | trace | show | path | lock | complete | -V | --version) profile=look ;;
    context | hook) profile=hook ;;
    mcp) profile=server ;;
    candidates | projects) profile=search ;;
    search) profile=ask ;;
    index | transcript) profile=stream ;;
    demo | run | extract | consolidate | why | fix | touched | stats | export | import | snippet | prompt | install | uninstall | review | remember | reject | edit | promote | share | config | history | restore | forget | log | doctor | schema | browse | shell | completion) profile=work ;;
    # END
    *) continue ;;
    esac
    break
  done
  # The JVM compiles a method after fewer calls than usual, for work on thousands of files or lines.
  sooner="-XX:Tier3InvocationThreshold=60 -XX:Tier3MinInvocationThreshold=30 -XX:Tier3CompileThreshold=300"
  case $profile in
  # Ends before compilation has paid off.
  look | hook) CACHE_NAME=$profile JVM_FLAGS=-XX:CompileThresholdScaling=5 ;;
  server) CACHE_NAME=server JVM_FLAGS=$sooner ;;
  search) CACHE_NAME=search JVM_FLAGS=$sooner ;;
  # Ends before compilation has paid off, unless it has sessions to read.
  ask)
    if reads_no_session; then
      CACHE_NAME=glance JVM_FLAGS=-XX:CompileThresholdScaling=5
    else
      CACHE_NAME=ask JVM_FLAGS=
    fi
    ;;
  # A rollout of any size is read in 128 MiB. The space for young objects would grow with the machine
  # and makes it no faster.
  stream) CACHE_NAME=search JVM_FLAGS="$sooner -Xmn16m" ;;
  *) CACHE_NAME=work JVM_FLAGS=$sooner ;;
  esac
}

start_program() {
  # shellcheck disable=SC3013 # dash, bash, zsh and busybox know -ef
  [ . -ef "${PWD:-}" ] || /bin/pwd >/dev/null 2>&1 || {
    echo "memories: could not start: the current folder has been removed" >&2
    echo "hint: change to another one with cd" >&2
    exit 1
  }
  use_utf8_locale
  # Each of these makes every JVM print a line to stderr.
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

  find_start_cache
  choose_startup "$@"
  if [ -n "$CACHE" ]; then
    # shellcheck disable=SC2086 # lists of words
    exec "$JDK_HOME/bin/java" $JVM_OPTIONS $JVM_FLAGS -XX:AOTCache="$CACHE/$CACHE_NAME.aot" \
      -Dorg.sqlite.lib.path="$CACHE" -Dorg.sqlite.lib.name=sqlite -Dorg.sqlite.tmpdir="$CACHE" \
      -DZstdNativePath="$CACHE/zstd" \
      -Dlibrary.jline.path="$CACHE" -Dlibrary.jline.name=jline \
      ${MEMORIES_JAVA_OPTS:-} -cp "$APP/memories.jar" dev.memories.cli.Main "$@"
  else
    # shellcheck disable=SC2086
    exec "$JDK_HOME/bin/java" $JVM_OPTIONS $JVM_FLAGS ${MEMORIES_JAVA_OPTS:-} \
      -cp "$APP/memories.jar" dev.memories.cli.Main "$@"
  fi
}
