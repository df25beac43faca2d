// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Copies a library of the class path with its classes in the format of Java 8.
 *
 * <p>The start-up archive of Java 17 leaves out classes in the format of Java 5, as the command line parser's are: they
 * were a third of the time that a short command takes. What the classes do stays the same.
 */
final class UpgradeClasses {
  private static final int FORMAT = 6;

  private UpgradeClasses() {}

  /**
   * Runs the program.
   *
   * @param args the beginning of the library's file name, and the folder for the copy
   */
  public static void main(String[] args) throws IOException {
    for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      Path jar = Path.of(entry);
      if (jar.getFileName().toString().startsWith(args[0])) {
        copy(jar, Path.of(args[1]).resolve(jar.getFileName()));
        return;
      }
    }
    throw new IOException("no library " + args[0] + " on the class path");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (JarFile source = new JarFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream target = new ZipOutputStream(file)) {
      for (Enumeration<JarEntry> entries = source.entries(); entries.hasMoreElements();) {
        JarEntry entry = entries.nextElement();
        byte[] bytes;
        try (InputStream in = source.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        target.putNextEntry(copied);
        target.write(isOldClass(entry.getName(), bytes) ? upgraded(bytes) : bytes);
        target.closeEntry();
      }
    }
  }

  private static boolean isOldClass(String name, byte[] bytes) {
    return name.endsWith(".class") && bytes[FORMAT] == 0 && bytes[FORMAT + 1] < Opcodes.V1_8;
  }

  private static byte[] upgraded(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[FORMAT] = 0;
    copy[FORMAT + 1] = Opcodes.V1_8;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    new ClassReader(copy).accept(writer, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
