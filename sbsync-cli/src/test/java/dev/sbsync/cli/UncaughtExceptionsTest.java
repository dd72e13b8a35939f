package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UncaughtExceptionsTest {

    private final Throwable exhausted =
            new IllegalArgumentException("Self-suppression not permitted", new OutOfMemoryError("Java heap space"));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Thread main = new Thread("main");
    private final UncaughtExceptions handler = new UncaughtExceptions(
            new Output(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), stream()), main);

    private PrintStream stream() {
        return new PrintStream(err, false, StandardCharsets.UTF_8);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void heapExhaustedInAnotherThread_printsNothing() {
        handler.uncaughtException(new Thread("alarms"), exhausted);

        assertThat(printed()).isEmpty();
    }

    @Test
    void heapExhaustedInTheMainThread_printsOnlyTheSentence() {
        handler.uncaughtException(main, exhausted);

        assertThat(printed()).startsWith("sbsync: ").contains("-Xmx").hasLineCount(1);
    }

    @Test
    void bug_printsItsTrace() {
        handler.uncaughtException(new Thread("alarms"), new IllegalStateException("a bug"));

        assertThat(printed()).contains("a bug", "UncaughtExceptionsTest");
    }
}
