package dev.sbsync.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One request to stop a command, as by Ctrl-C or SIGTERM. Thread-safe. */
final class StopRequest {

    private static final int LONGEST_SECONDS = 60;

    private final CountDownLatch stoppable = new CountDownLatch(1);
    private boolean requested;
    private @Nullable Runnable action;

    /** Stops the command, or stops it as soon as it can be stopped; further calls have no effect. */
    void request() {
        Runnable stop;
        synchronized (this) {
            stop = requested ? null : action;
            requested = true;
        }
        if (stop != null) {
            stop.run();
        }
    }

    /** Blocks until the command can be stopped, then stops it. */
    void await() {
        try {
            if (!stoppable.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the command did not become stoppable");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        request();
    }

    /** Sets how to stop the command, and stops it if that was requested. */
    void by(Runnable stop) {
        synchronized (this) {
            action = stop;
            stoppable.countDown();
            if (!requested) {
                return;
            }
        }
        stop.run();
    }

    /** Returns a stream that requests the stop once a line is printed that {@code last} accepts. */
    OutputStream after(Predicate<String> last, OutputStream out) {
        return new FilterOutputStream(out) {

            private final StringBuilder line = new StringBuilder();

            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                line.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
                for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
                    boolean stops = last.test(line.substring(0, end));
                    line.delete(0, end + 1);
                    if (stops) {
                        request();
                    }
                }
            }
        };
    }
}
