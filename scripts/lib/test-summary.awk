# Reduces the output of `mvn verify` to a summary: modules, totals, warnings about sources, and every
# line about a failure. With printed=yes, also the lines that the tests print.

function show(line) {
  print line
  fflush()
}

# Stack frames of the JDK, the test engine and Maven tell nothing about a failure.
/^\tat (java\.|jdk\.|org\.junit\.|org\.apache\.maven\.)/ { next }

# Maven resets the colours of the terminal.
/^(\033\[0m)+$/ { next }

# "Building MODULE VERSION   [1/5]"
/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ {
  failing = 0
  sub(/^\[INFO\] Building /, "")
  sub(/ +\[.*/, "")
  show("-- " $0)
  next
}

# The totals of a module. The lines of single test classes go on with "Time elapsed".
/^\[(INFO|WARNING)\] Tests run: .*Skipped: [0-9]+$/ { failing = 0; show($0); next }
/^\[INFO\] (BUILD|Total time:)/ { failing = 0; show($0); next }

# After this, Maven only explains its own options.
/^\[ERROR\] -> \[Help 1\]/ { help = 1 }
help || /^\[ERROR\] *$/ { next }

# A stack trace, a difference or the rest of a message has no tag and follows an error.
/^\[ERROR\]/ { failing = 1; show($0); next }
/^\[WARNING\] .*\.(java|xml)/ { failing = 0; show($0); next }
/^\[(INFO|WARNING|DEBUG)\]/ || /\[INFO\] Running / { failing = 0; next }
failing { show($0); next }

# ReferenceVectorsTest says how many cases it ran.
/^vectors: / { show($0); next }
printed == "yes" { show($0) }
