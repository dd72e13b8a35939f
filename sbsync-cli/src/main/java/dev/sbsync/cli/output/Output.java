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

/** Prints: results on stdout, all else on stderr, line by line and escaped. Thread-safe: no line is torn. */
public final class Output {

    private static final int MOST_HELD = 500;
    private static final String ERROR = "sbsync: ";

    private final PrintStream out;
    private final PrintStream err;
    private @Nullable List<String> held;
    private int dropped;

    /** Prints to these streams, which stay the caller's. */
    public Output(PrintStream out, PrintStream err) {
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
    }

    /** Prints a line of the result. */
    public void result(String line) {
        print(out, Escaping.line(line));
    }

    /** Prints lines of the result. */
    public void result(List<String> lines) {
        lines.forEach(this::result);
    }

    /** Prints a text of several lines, such as a report in some format, which ends with a line end. */
    public void document(String text) {
        json(text);
    }

    /** Prints JSON, which ends with a line end. */
    public void json(String text) {
        String safe = Escaping.json(text);
        synchronized (out) {
            out.print(safe);
            out.flush();
        }
    }

    /** Prints a line of our own help as it is, escape sequences for bold text included. */
    public void help(String line) {
        print(out, line);
    }

    /** Prints a line that is not part of the result: progress, a problem as it occurs. */
    public void note(String line) {
        String safe = Escaping.line(line);
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

    /**
     * Returns a stream whose lines are notes: for what libraries print, which is escaped and kept back like the rest.
     */
    public PrintStream notes() {
        return new PrintStream(new LineStream(this::note), true, StandardCharsets.UTF_8);
    }

    /** Keeps notes back while something else has the terminal, at most {@value #MOST_HELD} of them. */
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
                print(err, "(" + dropped + " more lines were left out)");
                dropped = 0;
            }
        }
    }

    /** Notes are kept back until it is closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        /** Prints what was kept back. Idempotent. */
        @Override
        void close();
    }

    /** Prints a question and leaves the cursor behind it. */
    public void question(String text) {
        synchronized (err) {
            err.print(Escaping.line(text) + " ");
            err.flush();
        }
    }

    /** Prints the one sentence that says why a command did not do what it was asked to. */
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
        trace.toString().lines().forEach(line -> note(line.replace("\t", "    ")));
    }

    private static void print(PrintStream stream, String line) {
        synchronized (stream) {
            stream.print(line + "\n");
            stream.flush();
        }
    }
}
