package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a golden file in the test resources. {@code -Dsbsync.golden=write} overwrites the file for review; the
 * test still fails.
 */
final class Golden {

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        if ("write".equals(System.getProperty("sbsync.golden"))) {
            Files.writeString(Path.of("src/test/resources/dev/sbsync/core/report", name), actual);
        }
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
