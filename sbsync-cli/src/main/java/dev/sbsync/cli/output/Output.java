package dev.sbsync.cli.output;

import dev.sbsync.core.report.Escaping;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prints results to stdout and everything else to stderr, line by line and escaped. Thread-safe: lines are never
 * interleaved.
 */
public final class Output {

    private static final int MOST_HELD = 500;
    private static final String ERROR = "sbsync: ";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private @Nullable List<String> held;
    private int dropped;

    /** Prints to these streams, which the caller closes, and which are no terminal. */
    public Output(PrintStream out, PrintStream err) {
        this(out, err, false);
    }

    /**
     * Prints to these streams, which the caller closes.
     *
     * @param terminal whether notes and reports are broken at words, at 80 columns
     */
    public Output(PrintStream out, PrintStream err, boolean terminal) {
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
        this.terminal = terminal;
    }

    /** Prints a line of the result. */
    public void result(String line) {
        print(out, Escaping.line(line));
    }

    /** Prints lines of the result. */
    public void result(List<String> lines) {
        lines.forEach(this::result);
    }

    /**
     * Prints a table.
     *
     * @param terminal the lines for a terminal
     * @param piped the lines for programs, one per row
     */
    public void table(List<String> terminal, List<String> piped) {
        result(this.terminal ? terminal : piped);
    }

    /** Prints lines of a report, which a terminal shows broken at words. */
    public void report(List<String> lines) {
        lines.forEach(line -> shown(line).forEach(part -> print(out, part)));
    }

    /**
     * Prints lines of a plan or a verification.
     *
     * @param colour whether they are coloured by their signs
     */
    public void signed(List<String> lines, boolean colour) {
        lines.stream().map(Escaping::line).forEach(line -> print(out, colour ? Paint.line(line) : line));
    }

    /** Prints a multi-line text that ends with a line end, such as a report. */
    public void document(String text) {
        json(text);
    }

    /** Prints JSON that ends with a line end. */
    public void json(String text) {
        String safe = Escaping.json(text);
        synchronized (out) {
            out.print(safe);
            out.flush();
        }
    }

    /** Prints a line of the help unescaped, including escape sequences for bold text. */
    public void help(String line) {
        print(out, line);
    }

    /** Prints a line that is not part of the result, such as progress or a problem; a terminal breaks it at words. */
    public void note(String line) {
        synchronized (err) {
            shown(line).forEach(this::printNote);
        }
    }

    /** Prints a line that is not part of the result as it is, such as one of a log or of the help. */
    public void log(String line) {
        printNote(Escaping.line(line));
    }

    private List<String> shown(String line) {
        String safe = Escaping.line(line);
        return terminal ? TerminalLines.of(safe) : List.of(safe);
    }

    private void printNote(String safe) {
        synchronized (err) {
            if (held == null) {
                print(err, safe);
            } else if (held.size() < MOST_HELD) {
                held.add(safe);
            } else {
                dropped++;
            }
        }
    }

    /** Returns a stream whose lines are escaped and held like notes; for the output of libraries. */
    public PrintStream notes() {
        return new PrintStream(new LineStream(this::log), true, StandardCharsets.UTF_8);
    }

    /** Holds notes while a panel owns the terminal, at most {@value #MOST_HELD} of them. */
    public Hold hold() {
        synchronized (err) {
            if (held == null) {
                held = new ArrayList<>();
            }
        }
        return this::release;
    }

    private void release() {
        synchronized (err) {
            List<String> notes = held == null ? List.of() : held;
            held = null;
            notes.forEach(note -> print(err, note));
            if (dropped > 0) {
                print(err, "(" + dropped + " more lines were omitted)");
                dropped = 0;
            }
        }
    }

    /** Holds notes until closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        /** Prints the held notes. Idempotent. */
        @Override
        void close();
    }

    /** Prints a question and leaves the cursor after it. */
    public void question(String text) {
        synchronized (err) {
            err.print(Escaping.line(text) + " ");
            err.flush();
        }
    }

    /** Prints the error sentence of a command. */
    public void error(String sentence) {
        note(ERROR + sentence);
    }

    /**
     * Returns what prints such a sentence without taking memory, past notes that are kept back: for an exhausted heap,
     * of which other threads may still hold all.
     */
    public Runnable preparedError(String sentence) {
        byte[] line = (ERROR + Escaping.line(sentence) + "\n").getBytes(StandardCharsets.UTF_8);
        return () -> {
            synchronized (err) {
                err.write(line, 0, line.length);
                err.flush();
            }
        };
    }

    /** Prints a stack trace. */
    public void trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> log(line.replace("\t", "    ")));
    }

    private static void print(PrintStream stream, String line) {
        synchronized (stream) {
            stream.print(line + "\n");
            stream.flush();
        }
    }
}
