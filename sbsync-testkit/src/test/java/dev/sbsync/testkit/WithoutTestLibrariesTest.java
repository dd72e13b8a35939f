package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The server runs on Jackson alone, without JUnit and AssertJ on the class path. */
class WithoutTestLibrariesTest {
    @Test
    void start_withJacksonAlone_serves() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = entry.toLowerCase(Locale.ROOT);
            if (name.contains("jackson")
                    || (name.contains("testkit") && name.endsWith("classes") && !name.endsWith("test-classes"))) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        try (URLClassLoader alone =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> alone.loadClass("org.assertj.core.api.Assertions"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object dataset = alone.loadClass("dev.sbsync.testkit.SampleSpaces")
                    .getMethod("demo")
                    .invoke(null);
            Class<?> type = alone.loadClass("dev.sbsync.testkit.FakeManagementApi");
            Object builder = type.getMethod("builder").invoke(null);
            builder.getClass().getMethod("dataset", dataset.getClass()).invoke(builder, dataset);
            Object api = builder.getClass().getMethod("start").invoke(builder);
            try (AutoCloseable closing = (AutoCloseable) api) {
                URI url = (URI) type.getMethod("baseUrl").invoke(closing);
                assertThat(url.toString()).startsWith("http://127.0.0.1:");
            }
        }
    }
}
