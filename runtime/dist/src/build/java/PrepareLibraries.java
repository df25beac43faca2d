// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.lang.model.SourceVersion;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes libraries of the module path quick to start with. What their classes do stays the same.
 *
 * <ul>
 *   <li>Each has a descriptor of its module at its top that lists its packages. Without the list the JVM goes through
 *       all entries of the jar at each start, and without a descriptor it derives one: that was a quarter of the time of
 *       a short command.
 *   <li>Classes older than Java 8 get its format: the start-up archive of Java 17 leaves older ones out. The command
 *       line parser's were a third of the time.
 * </ul>
 */
final class PrepareLibraries {
  private static final int FORMAT = 6;
  private static final String DESCRIPTOR = "module-info.class";
  private static final String VERSIONS = "META-INF/versions/";
  private static final String SERVICES = "META-INF/services/";
  private static final Attributes.Name CHANGED = new Attributes.Name("Changed-By-Datum4J");
  private static final FileTime SAME_TIME = FileTime.fromMillis(315_619_200_000L);

  private final Path jar;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private PrepareLibraries(Path jar) throws IOException {
    this.jar = jar;
    try (ZipFile source = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(source.entries())) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), source.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /**
   * Rewrites libraries in place.
   *
   * @param args the folder of the jars, and how the names of those begin that stay as they are
   */
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        if (!jar.getFileName().toString().startsWith(args[1])) {
          new PrepareLibraries(jar).prepare();
        }
      }
    }
  }

  private void prepare() throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(entries.remove(JarFile.MANIFEST_NAME)));
    Attributes attributes = manifest.getMainAttributes();
    describe(attributes);
    entries.replaceAll((name, bytes) -> isOldClass(name, bytes) ? upgraded(bytes) : bytes);
    if (entries.keySet().stream().noneMatch(name -> name.startsWith(VERSIONS))) {
      attributes.remove(Attributes.Name.MULTI_RELEASE);
    }
    attributes.put(CHANGED, "module descriptor, and format of classes older than Java 8");
    write(manifest);
  }

  private void describe(Attributes attributes) throws IOException {
    byte[] descriptor = entries.get(DESCRIPTOR);
    if (descriptor == null) {
      descriptor = entries.remove(VERSIONS + "9/" + DESCRIPTOR);
    }
    if (descriptor == null) {
      descriptor = derived(attributes);
    }
    ClassReader reader = new ClassReader(descriptor);
    // The constants stay in their places, since attributes that ASM does not know refer to them.
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new PackageLister(writer, packages()), 0);
    entries.put(DESCRIPTOR, writer.toByteArray());
  }

  /** Returns a descriptor that says what the JVM would make up: everything is exported and open. */
  private byte[] derived(Attributes attributes) throws IOException {
    String name = attributes.getValue("Automatic-Module-Name");
    if (name == null || entries.keySet().stream().anyMatch(entry -> entry.startsWith(SERVICES))) {
      throw new IOException(jar + " is no module, and has no name for one or has services: put it on the class path");
    }
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V9, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(name, Opcodes.ACC_OPEN, null);
    for (String required : requirements()) {
      module.visitRequire(required, required.equals("java.base") ? Opcodes.ACC_MANDATED : Opcodes.ACC_TRANSITIVE, null);
    }
    for (String exported : packages()) {
      module.visitExport(exported, 0);
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String[] requirements() throws IOException {
    StringWriter found = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow(() -> new IOException("no jdeps in this JDK"));
    int failed =
        jdeps.run(
            new PrintWriter(found),
            new PrintWriter(System.err, true),
            "--ignore-missing-deps",
            "--print-module-deps",
            jar.toString());
    if (failed != 0) {
      throw new IOException("jdeps failed for " + jar);
    }
    return found.toString().strip().split(",");
  }

  /** Returns the packages of the jar, with slashes. */
  private SortedSet<String> packages() {
    SortedSet<String> packages = new TreeSet<>();
    for (String entry : entries.keySet()) {
      String name = entry.startsWith(VERSIONS) ? entry.substring(entry.indexOf('/', VERSIONS.length()) + 1) : entry;
      String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
      if (SourceVersion.isName(folder.replace('/', '.'))) {
        packages.add(folder);
      }
    }
    return packages;
  }

  private static boolean isOldClass(String name, byte[] bytes) {
    return name.endsWith(".class") && bytes[FORMAT] == 0 && bytes[FORMAT + 1] < Opcodes.V1_8;
  }

  private static byte[] upgraded(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[FORMAT] = 0;
    copy[FORMAT + 1] = Opcodes.V1_8;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    try {
      new ClassReader(copy).accept(writer, ClassReader.SKIP_FRAMES);
    } catch (TypeNotPresentException optional) {
      // It is for use with a library that is not there.
      return bytes;
    }
    return writer.toByteArray();
  }

  private void write(Manifest manifest) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    manifest.write(text);
    Path whole = jar.resolveSibling(jar.getFileName() + ".part");
    try (OutputStream file = Files.newOutputStream(whole);
        ZipOutputStream target = new ZipOutputStream(file)) {
      put(target, JarFile.MANIFEST_NAME, text.toByteArray());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(target, entry.getKey(), entry.getValue());
      }
    }
    Files.move(whole, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(ZipOutputStream target, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(SAME_TIME);
    target.putNextEntry(entry);
    target.write(bytes);
    target.closeEntry();
  }

  /** Adds the list of packages to the descriptor of a module that has none. */
  private static final class PackageLister extends ClassVisitor {
    private final SortedSet<String> packages;

    PackageLister(ClassWriter target, SortedSet<String> packages) {
      super(Opcodes.ASM9, target);
      this.packages = packages;
    }

    @Override
    public ModuleVisitor visitModule(String name, int access, String version) {
      return new ModuleVisitor(Opcodes.ASM9, super.visitModule(name, access, version)) {
        @Override
        public void visitPackage(String listed) {
          packages.add(listed);
        }

        @Override
        public void visitEnd() {
          packages.forEach(super::visitPackage);
          super.visitEnd();
        }
      };
    }
  }
}
