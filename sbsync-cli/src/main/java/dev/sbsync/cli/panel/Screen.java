package dev.sbsync.cli.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A terminal for frames. Not thread-safe, except for {@link #close}. */
interface Screen extends AutoCloseable {

    /** Returned by {@link #key} if no key was pressed in time. */
    int NONE = -1;

    /** The size of a frame. */
    record Window(int columns, int rows) {}

    /** Returns the current size. */
    Window window();

    Look look();

    /** Replaces the shown lines with {@code lines}, rendered for {@code window}. */
    void show(List<String> lines, Window window);

    /**
     * Waits for a key.
     *
     * @throws IOException if the input has ended
     */
    int key(Duration atMost) throws IOException, InterruptedException;

    /** Restores the terminal. Idempotent. */
    @Override
    void close();
}
