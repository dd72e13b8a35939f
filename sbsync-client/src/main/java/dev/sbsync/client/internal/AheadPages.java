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
 * Reads pages ahead of the one that is needed, each in its own task, so that a stream that is never closed leaves
 * nothing running. Starts with the second page: taking only the first few items costs one request.
 *
 * <p>Requests that read ahead wait for all others ({@link Priority#READ_AHEAD}). If one fails, the page is requested
 * again at normal priority once it is needed. Not thread-safe.
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
        CallResult early = reader == null ? null : reader.await();
        return api.answer(early == null || early.failed() ? api.exchange(listing.page(number)) : early);
    }

    @Override
    public int concurrentPages() {
        return ahead.pages() + 1;
    }

    @Override
    public void discard() {
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
        private @Nullable CallResult result;
        private boolean ended;

        Reader(int page) {
            this.call = listing.page(page);
            this.task = ahead.tasks().start("sbsync-page-" + page, this);
        }

        @Override
        public void run() {
            CallResult read = null;
            try {
                read = api.exchangeAhead(call);
            } finally {
                try (Monitor.Held held = monitor.enter()) {
                    this.result = read;
                    ended = true;
                    held.signalAll();
                }
            }
        }

        /** Returns the result; null if the task failed, so that the page is requested again. */
        @Nullable
        CallResult await() {
            try (Monitor.Held held = monitor.enter()) {
                while (!ended) {
                    held.await();
                }
                return result;
            } catch (InterruptedException interrupt) {
                task.interrupt();
                Thread.currentThread().interrupt();
                String message = call.method() + " " + call.path()
                        + " was interrupted while it waited for a page that is being read ahead.";
                throw new TransportException(Kind.INTERRUPTED, message, 0, false, interrupt);
            }
        }
    }
}
