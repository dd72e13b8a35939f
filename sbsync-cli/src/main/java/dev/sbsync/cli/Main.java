package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The {@code sbsync} command. */
public final class Main {

    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        // From JDK 22 on there is a console without a terminal too; this is what older ones do.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        Surroundings surroundings = new Surroundings(
                Environment.ofProcess(),
                new Output(stream(FileDescriptor.out), stream(FileDescriptor.err)),
                console == null ? null : console::readLine);
        int code;
        try (Interruption interruption = Interruption.ofThisThread(surroundings.output())) {
            code = new CommandLineRunner(surroundings).run(arguments);
        }
        System.exit(code);
    }

    /** Slugs and names are UTF-8, whatever the locale of a CI machine. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
