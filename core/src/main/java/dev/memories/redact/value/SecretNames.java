package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.WordTable;
import dev.memories.text.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of secrets, from {@code secret-names.txt}. */
public final class SecretNames {
  private static final List<String> JOINTS = List.of("", " ", "_", "-", ".");

  private final List<String> spellings;
  private final List<Kind> kinds;
  private final WordTable table;

  /** What a name says about its value; the head of the file explains the kinds. */
  public enum Kind {
    PASSWORD,
    SHORT,
    TOKEN,
    KEY,
    RANDOM
  }

  private SecretNames(Map<String, Kind> names) {
    spellings = List.copyOf(names.keySet());
    kinds = List.copyOf(names.values());
    table = new WordTable(spellings);
  }

  public static SecretNames read() {
    Map<String, Kind> names = new LinkedHashMap<>();
    for (String line : DataFile.entries(SecretNames.class, "secret-names.txt")) {
      String[] fields = line.split("\t", 2);
      for (String joint : JOINTS) {
        String name = fields[1].replace(" ", joint);
        names.put(name, Kind.valueOf(fields[0]));
        // Keywords are looked for in any case only as far as ASCII goes.
        names.put(capitalised(name), Kind.valueOf(fields[0]));
        names.put(inCapitals(name), Kind.valueOf(fields[0]));
      }
    }
    return new SecretNames(names);
  }

  private static String capitalised(String name) {
    return capital(name.charAt(0)) + name.substring(1);
  }

  private static String inCapitals(String name) {
    StringBuilder capitals = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      capitals.append(capital(name.charAt(i)));
    }
    return capitals.toString();
  }

  private static char capital(char c) {
    return c > '~' ? Character.toUpperCase(c) : c;
  }

  /** All spellings; letters of ASCII in lower case. */
  public List<String> spellings() {
    return spellings;
  }

  /** The kind of the name that a part of a text is, in any case; null when it is none. */
  public @Nullable Kind kind(CharText text, int from, int to) {
    int index = table.indexOf(text, from, to);
    return index < 0 ? null : kinds.get(index);
  }
}
