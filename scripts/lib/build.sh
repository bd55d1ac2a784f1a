# shellcheck shell=sh
# For sourcing, with ROOT and JDK_HOME set. Builds the program into build/. Every build gets its own
# folder and `current` links to the newest, so a rebuild does not disturb a running program.

# Succeeds if a source file is newer than the build. Deleting a file makes its folder newer.
build_is_stale() {
  [ -r "$ROOT/build/current/memories.jar" ] || return 0
  [ -n "$(find "$ROOT/pom.xml" "$ROOT/core/pom.xml" "$ROOT/tui/pom.xml" "$ROOT/cli/pom.xml" "$ROOT/cli/picocli/pom.xml" \
    "$ROOT/core/src/main" "$ROOT/tui/src/main" "$ROOT/cli/src/main" "$ROOT/templates" \
    -newer "$ROOT/build/current/memories.jar" -print 2>/dev/null | head -n 1)" ]
}

# Runs "$@" when no other build of this checkout is running.
with_build_lock() {
  mkdir -p "$ROOT/build"
  if command -v flock >/dev/null 2>&1; then
    (
      flock 9
      "$@"
    ) 9>"$ROOT/build/.lock"
  else
    # macOS has no flock. Only one caller can create the folder. If its creator died, it is removed.
    until mkdir "$ROOT/build/.lock.d" 2>/dev/null; do
      holder=$(cat "$ROOT/build/.lock.d/pid" 2>/dev/null || true)
      if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -rf "$ROOT/build/.lock.d"; fi
      sleep 1
    done
    echo $$ >"$ROOT/build/.lock.d/pid"
    trap 'rm -rf "$ROOT/build/.lock.d"' EXIT
    "$@"
    rm -rf "$ROOT/build/.lock.d"
    trap - EXIT
  fi
}

run_maven() {
  command -v mvn >/dev/null 2>&1 || {
    echo "memories: could not build: Maven (mvn) is not on the PATH" >&2
    echo "hint: apt-get install maven, or brew install maven" >&2
    return 1
  }
  JAVA_HOME=$JDK_HOME MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" \
    mvn -B -f "$ROOT/pom.xml" "$@"
}

# Copies the packaged program into a new folder and makes `current` link to it, atomically.
install_build() {
  new=build-$(date +%Y%m%d%H%M%S)-$$
  mkdir "$ROOT/build/$new"
  cp -R "$ROOT/cli/target/lib" "$ROOT/build/$new/lib"
  cp "$ROOT/cli/target/memories.jar" "$ROOT/build/$new/memories.jar"
  echo "$new" >"$ROOT/build/$new/build-id"
  ln -s "$new" "$ROOT/build/.current.$$"
  # Without -T (GNU) or -h (BSD), mv would move the new link into the folder of the old one.
  mv -T "$ROOT/build/.current.$$" "$ROOT/build/current" 2>/dev/null ||
    mv -h "$ROOT/build/.current.$$" "$ROOT/build/current"
  # Running programs may still use older builds, so these are kept for a day.
  find "$ROOT/build" -maxdepth 1 -name 'build-*' ! -name "$new" -mtime +0 -exec rm -rf {} +
}

build_if_stale() {
  build_is_stale || return 0 # another process built it while this one waited
  echo "memories: building (once; about a minute on a new machine)" >&2
  rm -rf "$ROOT/cli/target/lib" # Maven never removes outdated jars from it
  if ! run_maven -q -DskipTests package >"$ROOT/build/build.log" 2>&1; then
    tail -n 20 "$ROOT/build/build.log" >&2
    echo "memories: could not build: Maven failed" >&2
    echo "hint: the whole output is in $ROOT/build/build.log" >&2
    return 1
  fi
  install_build
}
