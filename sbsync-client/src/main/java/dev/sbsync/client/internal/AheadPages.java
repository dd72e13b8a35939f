package dev.sbsync.client.internal;

import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks.Task;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages after the one that is asked for, each in a task of its own, so that a stream that is never closed
 * leaves nothing running. Starts with the second page: who takes the first few items only costs one request.
 *
 * <p>What is read ahead waits for everyone else's permits ({@link Priority#READ_AHEAD}). Where that got nowhere, or
 * failed, the page is asked for again, as urgent and as patient as anything, once it is needed. For one thread.
 */
final class AheadPages implements PageSource {

    private final Api api;
    private final Listing listing;
    private final ReadAhead ahead;
    private final Monitor monitor;
    private final Map<Integer, Reader> readers = new HashMap<>();

    AheadPages(Api api, Listing listing, ReadAhead ahead) {
        this.api = api;
        this.listing = listing;
        this.ahead = ahead;
        this.monitor = ahead.time().newMonitor();
    }

    @Override
    public ApiAnswer page(int number, int last) {
        Reader reader = readers.remove(number);
        if (number > 1) {
            startReaders(number + 1, Math.min(last, number + ahead.pages()));
        }
        Exchanged early = reader == null ? null : reader.await();
        return api.answer(early == null || early.failed() ? api.exchange(listing.page(number)) : early);
    }

    @Override
    public int atOnce() {
        return ahead.pages() + 1;
    }

    @Override
    public void drop() {
        readers.values().forEach(reader -> reader.task.interrupt());
        readers.clear();
    }

    private void startReaders(int from, int to) {
        for (int page = from; page <= to; page++) {
            readers.computeIfAbsent(page, Reader::new);
        }
    }

    private final class Reader implements Runnable {

        private final ApiCall call;
        private final Task task;
        private @Nullable Exchanged exchanged;
        private boolean ended;

        Reader(int page) {
            this.call = listing.page(page);
            this.task = ahead.tasks().start("sbsync-page-" + page, this);
        }

        @Override
        public void run() {
            Exchanged result = null;
            try {
                result = api.exchangeAhead(call);
            } finally {
                try (Monitor.Held held = monitor.enter()) {
                    exchanged = result;
                    ended = true;
                    held.signalAll();
                }
            }
        }

        /** Returns what became of the page; null if the reader broke, as the consumer will then. */
        @Nullable
        Exchanged await() {
            try (Monitor.Held held = monitor.enter()) {
                while (!ended) {
                    held.await();
                }
                return exchanged;
            } catch (InterruptedException interrupt) {
                task.interrupt();
                Thread.currentThread().interrupt();
                String message = call.method() + " " + call.path()
                        + " was interrupted while it waited for a page that is read ahead.";
                throw new TransportException(Kind.INTERRUPTED, message, 0, false, interrupt);
            }
        }
    }
}
