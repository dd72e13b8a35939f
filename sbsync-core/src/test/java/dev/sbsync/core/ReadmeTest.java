package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the README's embedding example to code that compiles. */
class ReadmeTest {

    /** The README's example, line by line; a real token and real spaces would be needed to run it. */
    @SuppressWarnings({"unused", "SystemOut"})
    private static void example() {
        Token token = Token.of(System.getenv("SB_TOKEN"));
        RateLimiters budgets = RateLimiters.create(); // one host and token share one budget
        try (ManagementClient source = ManagementClient.builder()
                        .token(token)
                        .rateLimiters(budgets)
                        .build();
                ManagementClient target = ManagementClient.builder()
                        .token(token)
                        .rateLimiters(budgets)
                        .build()) {
            SpaceSync sync =
                    SpaceSync.builder().from(source, 101001).to(target, 101002).build();
            SyncPlan plan = sync.plan(); // reads both spaces, writes nothing
            plan.items()
                    .forEach(item -> System.out.println(
                            item.operation() + " " + item.source().path()));
            SyncReport report = sync.run(plan); // failures of single items are in the report, never thrown
            System.out.println(report.ending() + " " + report.summary());
        }
    }

    @Test
    void embeddingExample_inTheReadme_isTheCompiledOne() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String snippet =
                readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```", readme.indexOf("```java") + 7));
        String source = Files.readString(Path.of("src/test/java/dev/sbsync/core/ReadmeTest.java"));
        String body = source.substring(source.indexOf("void example() {") + 16, source.indexOf("    @Test"));
        assertThat(words(body.substring(0, body.lastIndexOf('}')))).isEqualTo(words(snippet));
        assertThat(snippet.strip().lines()).hasSizeLessThanOrEqualTo(12);
    }

    /** Line breaks are the formatter's. */
    private static List<String> words(String code) {
        return List.of(code.replaceAll("\\s+", "").split("(?<=;)"));
    }
}
