# shellcheck shell=sh
# For sourcing. Finds a JDK 25 or newer. Reads the version from the JDK's `release` file, because
# starting a JVM is slow. find_jdk sets JDK_HOME, or prints an error and returns 1.

MEMORIES_JDK=25

# Sets JDK_MAJOR to the major version of the JDK in folder $1, or to 0 if there is none.
jdk_major() {
  JDK_MAJOR=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    JAVA_VERSION=*)
      line=${line#JAVA_VERSION=}
      line=${line#\"}
      JDK_MAJOR=${line%%[!0-9]*}
      JDK_MAJOR=${JDK_MAJOR:-0}
      return 0
      ;;
    esac
  done <"$1/release"
}

find_jdk() {
  # JAVA_HOME often names an older JDK, the distribution's default. Then look further.
  for JDK_HOME in "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$JDK_HOME" ] || continue
    jdk_major "$JDK_HOME"
    [ "$JDK_MAJOR" -lt "$MEMORIES_JDK" ] || return 0
  done
  java_on_path=$(command -v java || true)
  if [ -n "$java_on_path" ]; then
    while [ -L "$java_on_path" ]; do
      link=$(readlink "$java_on_path")
      case $link in
      /*) java_on_path=$link ;;
      *) java_on_path=$(dirname "$java_on_path")/$link ;;
      esac
    done
    JDK_HOME=$(cd "$(dirname "$java_on_path")/.." && pwd)
    jdk_major "$JDK_HOME"
    [ "$JDK_MAJOR" -lt "$MEMORIES_JDK" ] || return 0
  fi
  echo "memories: could not find a JDK $MEMORIES_JDK or newer" >&2
  echo "hint: install one (Temurin: https://adoptium.net; Debian: apt-get install temurin-25-jdk; macOS: brew install openjdk; any: sdk install java 25-tem), or point JAVA_HOME at it" >&2
  return 1
}
