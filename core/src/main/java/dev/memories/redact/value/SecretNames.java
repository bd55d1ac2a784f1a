package dev.memories.redact.value;

import dev.memories.text.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of secrets, from {@code secret-names.txt}. */
public final class SecretNames {
  private static final List<String> JOINTS = List.of("", " ", "_", "-", ".");

  private final List<String> spellings;
  private final Kind[] kinds;

  /** Whether each spelling begins with a word of another language. */
  private final boolean[] foreign;

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
    kinds = names.values().toArray(Kind[]::new);
    foreign = new boolean[kinds.length];
    for (int i = 0; i < foreign.length; i++) {
      foreign[i] = SpokenValue.beginsForeign(spellings.get(i));
    }
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

  /** The kind of a name; the index is that of its spelling. */
  public Kind kind(int index) {
    return kinds[index];
  }

  /**
   * Whether a name is a word of another language than English.
   *
   * @param suffixed whether something stands behind it, which hides that it ends in "key" as most
   *     names of keys do
   */
  public boolean isForeign(int index, boolean suffixed) {
    return foreign[index] && (suffixed || !spellings.get(index).endsWith("key"));
  }
}
