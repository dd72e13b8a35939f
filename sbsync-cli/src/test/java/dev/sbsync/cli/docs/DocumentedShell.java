package dev.sbsync.cli.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shell with {@code sbsync} on its path, against an API.
 *
 * @param folder the working directory and home
 */
record DocumentedShell(Path folder, URI api) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Installs the command as documented: in the folder, which is also on the path. */
    DocumentedShell {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Path.of(System.getProperty("sbsync.jar", "target/sbsync.jar"))
                .toAbsolutePath()
                .toString();
        try {
            Path script = Files.writeString(
                    folder.resolve("sbsync"),
                    "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -jar '" + jar + "' \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns whether this machine has jq. The runners of CI do; not every machine that builds sbsync does. */
    static boolean hasJq() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "jq")));
    }

    /** Returns what starts a script, with its errors among its output and without input. */
    ProcessBuilder script(String... bash) {
        ProcessBuilder builder = new ProcessBuilder(bash).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("SB_") || name.startsWith("XDG_") || name.equals("DEBUG"));
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("SB_TOKEN", "any");
        environment.put("SB_MA_BASE_URL", api.toString());
        environment.put("SB_MA_RPS", "500");
        return builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
    }
}
