# shellcheck shell=sh
# Sourced, with JDK_HOME and APP (the folder with memories.jar, lib/ and build-id) set: starts the program.

# Java decodes file names and its output by the locale; under C (as in cron) it cannot even open a
# path with an umlaut.
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

# What every call of the JVM gets; the caches are made and used under the same ones. Not even an
# extraction of 1,000 sessions gives the optimising compiler time to pay. The JVM's own log would speak
# of a damaged cache on stdout; it then simply starts without one.
JVM_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -XX:+UnlockDiagnosticVMOptions"

# Finds the start-up cache: the JVM's records of our classes (AOT caches) and the native libraries,
# unpacked. It belongs to one build and one JDK, hence its name. A package brings its own; else it is
# made once in the user's cache. Sets CACHE; empty when there is none and none can be made.
find_start_cache() {
  CACHE=$APP/cache
  [ ! -r "$CACHE/work.aot" ] || return 0
  CACHE=
  build=
  read -r build <"$APP/build-id" || return 0
  jdk=
  while [ -z "$jdk" ] && IFS='="' read -r key _ value _; do
    [ "$key" != JAVA_RUNTIME_VERSION ] || jdk=$value
  done <"$JDK_HOME/release"
  caches=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/memories/jvm
  CACHE=$caches/$build-jdk$jdk
  [ ! -r "$CACHE/work.aot" ] || return 0
  # An earlier try that failed is not repeated at every start.
  if [ -e "$CACHE" ] || ! make_start_cache "$CACHE"; then CACHE=; fi
}

# Has the JVM record what rehearsal $1 loads, and not what of it to compile soon: in short commands
# that costs more than it saves.
rehearse() {
  # shellcheck disable=SC2086 # JVM_OPTIONS is a list of words
  "$JDK_HOME/bin/java" $JVM_OPTIONS -XX:-AOTRecordTraining -XX:AOTCacheOutput="$fresh/$1.aot" \
    -cp "$APP/memories.jar" dev.memories.cli.StartupRehearsal "$fresh" "$1" >/dev/null 2>&1 || true
}

# Makes folder $1 by running the commands people use once, on a made-up home. The JVM links at every
# start all that a cache holds, so commands that only look have one of their own, and those that
# search the sessions another.
make_start_cache() {
  mkdir -p "$caches" 2>/dev/null || return 1
  fresh=$caches/.new-$$
  mkdir "$fresh" 2>/dev/null || return 1
  [ ! -t 2 ] || echo "memories: preparing a faster start (once, a few seconds)" >&2
  rehearse work
  rehearse search &
  rehearse look
  wait
  rm -rf "${fresh:?}/home"
  # Of two that made it at once, the first one's stays. A failed one leaves an empty folder.
  for rehearsal in work search look; do
    [ -s "$fresh/$rehearsal.aot" ] || rm -rf "${fresh:?}"/*
  done
  [ -e "$1" ] || mv "$fresh" "$1"
  rm -rf "$fresh"
  find "$caches" -mindepth 1 -maxdepth 1 -mtime +30 ! -path "$1" -exec rm -rf {} + 2>/dev/null
  [ -r "$1/work.aot" ]
}

start_program() {
  use_utf8_locale
  # Each of these makes every JVM print a line to stderr.
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

  find_start_cache
  # Compiled after fewer calls than is usual, where thousands of files or lines are gone through.
  sooner="-XX:Tier3InvocationThreshold=60 -XX:Tier3MinInvocationThreshold=30 -XX:Tier3CompileThreshold=300"
  rehearsal=work flags=$sooner
  for argument; do
    case $argument in
    # They end before most of what is compiled has paid.
    path | summary | registry | show | trace | lock | complete | -V | --version)
      rehearsal=look flags=-XX:CompileThresholdScaling=5
      ;;
    candidates | projects) rehearsal=search flags=$sooner ;;
    # What streams through a rollout of any length needs no more room for young objects, which else
    # grows with the machine: this keeps it in 128 MiB, and is no slower.
    index | transcript) rehearsal=search flags="$sooner -Xmn16m" ;;
    run | extract | demo | browse | shell) rehearsal=work flags=$sooner ;;
    esac
  done

  if [ -n "$CACHE" ]; then
    # shellcheck disable=SC2086 # lists of words
    exec "$JDK_HOME/bin/java" $JVM_OPTIONS $flags -XX:AOTCache="$CACHE/$rehearsal.aot" \
      -Dorg.sqlite.lib.path="$CACHE" -Dorg.sqlite.lib.name=sqlite -Dorg.sqlite.tmpdir="$CACHE" \
      -DZstdNativePath="$CACHE/zstd" \
      -Dlibrary.jline.path="$CACHE" -Dlibrary.jline.name=jline \
      ${MEMORIES_JAVA_OPTS:-} -jar "$APP/memories.jar" "$@"
  else
    # shellcheck disable=SC2086
    exec "$JDK_HOME/bin/java" $JVM_OPTIONS $flags ${MEMORIES_JAVA_OPTS:-} \
      -jar "$APP/memories.jar" "$@"
  fi
}
