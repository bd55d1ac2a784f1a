package dev.memories.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;

/**
 * The product's redactor, loaded once more with its reads of characters counted.
 *
 * <p>Rules in code read strings and arrays of chars, so nothing else could count what they do.
 */
final class CountedRedactor extends ClassLoader {
  private static final ClassDesc STRING = ClassDesc.of("java.lang.String");
  private static final ClassDesc PATTERN = ClassDesc.of("java.util.regex.Pattern");
  private static final ClassDesc COUNTER = ClassDesc.of(ReadCounter.class.getName());
  private static final MethodTypeDesc ELEMENT = MethodTypeDesc.ofDescriptor("([CI)C");
  private static final Set<String> COUNTED =
      Set.of(
          "charAt(I)C",
          "indexOf(I)I",
          "indexOf(II)I",
          "indexOf(III)I",
          "indexOf(Ljava/lang/String;)I",
          "indexOf(Ljava/lang/String;I)I",
          "lastIndexOf(Ljava/lang/String;)I",
          "substring(II)Ljava/lang/String;");
  private static final String MATCHER =
      "matcher(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;";

  private final Object redactor;
  private final Method redact;

  CountedRedactor() throws ReflectiveOperationException {
    super(CountedRedactor.class.getClassLoader());
    Class<?> type = loadClass(SecretRedactor.class.getName());
    redactor = type.getMethod("product").invoke(null);
    redact = type.getMethod("redact", String.class);
    redact.invoke(redactor, "loads the rules");
  }

  /** How many chars are read to redact the text. */
  long reads(String text) throws ReflectiveOperationException {
    ReadCounter.take();
    redact.invoke(redactor, text);
    return ReadCounter.take();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean isOurs =
        name.startsWith("dev.memories.redact.") || name.startsWith("dev.memories.text.");
    if (!isOurs || name.startsWith(ReadCounter.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file), file)) {
      ClassFile classFile = ClassFile.of();
      byte[] counted =
          classFile.transformClass(
              classFile.parse(in.readAllBytes()),
              ClassTransform.transformingMethodBodies(CountedRedactor::count));
      return defineClass(name, counted, 0, counted.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NullPointerException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static void count(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call) {
      ClassDesc owner = call.owner().asSymbol();
      String method = call.name().stringValue() + call.type().stringValue();
      if ((owner.equals(STRING) && COUNTED.contains(method))
          || (owner.equals(PATTERN) && method.equals(MATCHER))) {
        MethodTypeDesc type = call.typeSymbol().insertParameterTypes(0, owner);
        code.invokestatic(COUNTER, call.name().stringValue(), type);
        return;
      }
    }
    if (element instanceof ArrayLoadInstruction load && load.opcode() == Opcode.CALOAD) {
      code.invokestatic(COUNTER, "element", ELEMENT);
      return;
    }
    code.with(element);
  }
}
