package dev.sbsync.cli.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A terminal that frames are drawn on. For one thread, but for {@link #close}, which any thread may call. */
interface Screen extends AutoCloseable {

    /** What {@link #key} returns where none was pressed in time. */
    int NONE = -1;

    /** How much room a frame has. */
    record Window(int columns, int rows) {}

    /** Returns how much room there is at this moment. */
    Window window();

    Look look();

    /** Shows the lines, which were made for {@code window}, in place of those that were shown before. */
    void show(List<String> lines, Window window);

    /**
     * Waits for a key.
     *
     * @throws IOException if there will be none any more
     */
    int key(Duration atMost) throws IOException, InterruptedException;

    /** Gives the terminal back as it was. Idempotent. */
    @Override
    void close();
}
