package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a file beside the tests. {@code -Dsbsync.golden=write} writes what is there instead, to be looked at
 * before it is committed; the test fails all the same.
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
