package dev.sbsync.transport.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of sbsync, written by the build. */
final class Version {

    private static final String RESOURCE = "version.properties";

    private Version() {}

    static String userAgent() {
        try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return "sbsync/" + properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE + " of sbsync-transport.", e);
        }
    }
}
