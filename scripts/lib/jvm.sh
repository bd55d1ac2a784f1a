# Sourced, with JDK_HOME and APP (the folder with memories.jar and lib/) set: starts the program.

# Java decodes file names and its output by the locale; under C (as in cron) it cannot even open a
# path with an umlaut.
use_utf8_locale() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *)
    if [ "$(uname)" = Darwin ]; then LC_ALL=en_US.UTF-8; else LC_ALL=C.UTF-8; fi
    export LC_ALL
    ;;
  esac
}

start_program() {
  use_utf8_locale
  # Both make every JVM print a line to stderr.
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

  # Short commands end before the optimising compiler pays; the ones that read rollouts do not.
  compiler=-XX:TieredStopAtLevel=1
  for argument; do
    case $argument in
    run | extract | transcript | index | demo) compiler=-XX:+TieredCompilation ;;
    esac
  done
  # shellcheck disable=SC2086 # MEMORIES_JAVA_OPTS is a list of words
  exec "$JDK_HOME/bin/java" -XX:+UseSerialGC $compiler -XX:-UsePerfData \
    -Xlog:disable -Xlog:all=error:stderr \
    ${MEMORIES_JAVA_OPTS:-} -jar "$APP/memories.jar" "$@"
}
