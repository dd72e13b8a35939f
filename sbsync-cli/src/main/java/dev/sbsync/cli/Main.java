package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import dev.sbsync.transport.time.TimeSource;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@code sbsync} command. */
public final class Main {

    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        Supplier<@Nullable String> answers = terminal();
        Output output = new Output(stream(FileDescriptor.out), stream(FileDescriptor.err), answers != null);
        Environment environment = Environment.ofProcess();
        if (environment.debug()) {
            System.setProperty("org.slf4j.simpleLogger.log.dev.sbsync", "debug");
        }
        System.setErr(output.notes());
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtExceptions(output, Thread.currentThread()));
        int code;
        try (NativeFolder unpacked = NativeFolder.of(environment);
                Interruption interruption = Interruption.ofThisThread(output)) {
            CliContext context = new CliContext(
                    environment,
                    output,
                    answers == null ? null : interruption.watching(answers),
                    SignalWatch::on,
                    answers != null,
                    TimeSource.system());
            code = new CommandLineRunner(context).runAsRead(System.getProperty("sun.jnu.encoding", "UTF-8"), arguments);
            interruption.ended(code);
        }
        System.exit(code);
    }

    /** Returns a reader of typed lines; null if stdin or stdout is not a terminal. */
    @SuppressWarnings("SystemConsoleNull") // the property restores the behaviour of older JDKs
    private static @Nullable Supplier<@Nullable String> terminal() {
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        return console == null ? null : console::readLine;
    }

    /** Slugs and names are printed as UTF-8, regardless of the locale. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
