import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the signatures of a jar's classes to another jar: no code, no private methods, no anonymous classes, no
 * packages named internal. The same classes give the same bytes. Arguments: the jar to read, the jar to write.
 */
public final class ApiJar {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        try (JarFile jar = new JarFile(arguments[0]);
                OutputStream file = Files.newOutputStream(target);
                JarOutputStream api = new JarOutputStream(file)) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().contains("/internal/"))
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList();
            for (JarEntry entry : classes) {
                Signatures signatures = new Signatures();
                new ClassReader(jar.getInputStream(entry).readAllBytes())
                        .accept(signatures, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
                if (signatures.named) {
                    JarEntry written = new JarEntry(entry.getName());
                    written.setTimeLocal(NO_TIME);
                    api.putNextEntry(written);
                    api.write(signatures.bytes());
                }
            }
        }
    }

    private static final class Signatures extends ClassVisitor {
        private boolean named = true;

        Signatures() {
            super(Opcodes.ASM9, new ClassWriter(0));
        }

        byte[] bytes() {
            return ((ClassWriter) cv).toByteArray();
        }

        @Override
        public void visitOuterClass(String owner, String name, String descriptor) {
            named = false; // a local or anonymous class
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return (access & Opcodes.ACC_PRIVATE) != 0
                    ? null
                    : super.visitMethod(access, name, descriptor, signature, exceptions);
        }
    }
}
