package dev.sbsync.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what is written, line by line and without line ends; tabs become blanks. Thread-safe. */
final class LineStream extends OutputStream {

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text.replace("\r", "").replace("\t", "    "));
    }

    /** Passes on a line that has no end. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            write('\n');
        }
    }
}
