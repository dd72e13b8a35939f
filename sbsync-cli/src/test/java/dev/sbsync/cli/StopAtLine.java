package dev.sbsync.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Runs the action of a stop request once a number of lines are printed. Thread-safe. */
final class StopAtLine {

    private int left;
    private @Nullable Runnable action;

    /** Counts lines; a negative number is never reached. */
    StopAtLine(int lines) {
        this.left = lines;
    }

    /** Sets the action, and runs it if the lines are printed already. */
    void runs(Runnable stop) {
        synchronized (this) {
            action = stop;
            if (left != 0) {
                return;
            }
        }
        stop.run();
    }

    private void printed(int lines) {
        Runnable stop;
        synchronized (this) {
            if (left <= 0) {
                return;
            }
            left = Math.max(0, left - lines);
            stop = left == 0 ? action : null;
        }
        if (stop != null) {
            stop.run();
        }
    }

    OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
                printed(octet == '\n' ? 1 : 0);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                int lines = 0;
                for (int i = offset; i < offset + length; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
                printed(lines);
            }
        };
    }
}
