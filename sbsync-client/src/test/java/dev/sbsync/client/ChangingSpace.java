package dev.sbsync.client;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list that changes while it is read: at most once between two requests, and always with another total. Ids are in
 * the order of creation. Thread-safe.
 */
final class ChangingSpace implements Transport {

    private final Random random;
    private final double chance;
    private final List<Long> order = new ArrayList<>();
    private final TreeSet<Long> trash = new TreeSet<>();
    private final Set<Long> throughout;
    private final boolean byCreation;
    private int changesLeft;
    private long nextId;

    /** The faults of an answer. */
    enum PageFault {
        EMPTY_PAGE,
        SHORT_PAGE,
        REPEATED_PAGE,
        NO_TOTAL,
        LOW_TOTAL,
        LOW_TOTAL_OF_FULL_PAGES,
        TOTAL_UP_TO_HERE,
        ZERO_TOTAL,
        HIGH_TOTAL
    }

    private final Set<Integer> totals = new TreeSet<>();
    private final Set<Integer> claimed = new TreeSet<>();
    private final List<PageFault> fired = new ArrayList<>();
    private double faultChance;
    private int faultsLeft;
    private boolean withoutTotals;

    final List<Priority> priorities = new ArrayList<>();

    /** Starts with this number of items; {@code chance} is that of a change before a request. */
    ChangingSpace(int items, int changes, double chance, boolean byCreation, Random random) {
        this.random = random;
        this.chance = chance;
        this.byCreation = byCreation;
        this.changesLeft = changes;
        for (long id = 1; id <= items; id++) {
            order.add(id);
        }
        nextId = items + 1L;
        for (long id = nextId; id < nextId + 5; id++) {
            trash.add(id);
        }
        nextId += 5;
        throughout = new LinkedHashSet<>(order);
    }

    /** Adds faults to this number of answers, each with this chance. */
    ChangingSpace withFaults(int faults, double chanceOfEach) {
        faultsLeft = faults;
        faultChance = chanceOfEach;
        return this;
    }

    /** Answers without totals. */
    ChangingSpace withoutTotals() {
        withoutTotals = true;
        return this;
    }

    /** Returns the faults so far. */
    synchronized List<PageFault> fired() {
        return List.copyOf(fired);
    }

    /** Returns the ids that were in the list throughout. */
    synchronized Set<Long> throughout() {
        return Set.copyOf(throughout);
    }

    synchronized int requests() {
        return priorities.size();
    }

    @Override
    public synchronized TransportOutcome execute(TransportRequest request) {
        priorities.add(request.priority());
        if (changesLeft > 0 && random.nextDouble() < chance) {
            changesLeft--;
            change();
        }
        return answer(number(request, "page"), number(request, "per_page"));
    }

    private void change() {
        switch (random.nextInt(byCreation ? 4 : 5)) {
            case 0 -> order.add(place(nextId), nextId++);
            case 1 -> restore();
            case 4 -> {
                if (!order.isEmpty()) {
                    order.add(random.nextInt(order.size()), order.remove(random.nextInt(order.size())));
                }
            }
            default -> remove(1 + random.nextInt(random.nextInt(10) == 0 ? 12 : 2));
        }
    }

    private void restore() {
        if (!trash.isEmpty()) {
            Long id = List.copyOf(trash).get(random.nextInt(trash.size()));
            trash.remove(id);
            order.add(place(id), id);
        }
    }

    private void remove(int count) {
        for (int i = 0; i < count && !order.isEmpty(); i++) {
            Long id = order.remove(random.nextInt(order.size()));
            throughout.remove(id);
            trash.add(id);
        }
    }

    private int place(long id) {
        return byCreation ? (int) order.stream().filter(other -> other < id).count() : random.nextInt(order.size() + 1);
    }

    private TransportOutcome answer(int page, int perPage) {
        PageFault fault = null;
        if (faultsLeft > 0 && random.nextDouble() < faultChance) {
            faultsLeft--;
            fault = PageFault.values()[random.nextInt(PageFault.values().length)];
            fired.add(fault);
        }
        List<Long> rows = rows(page, perPage);
        Integer total = order.size();
        if (fault != null) {
            switch (fault) {
                case EMPTY_PAGE -> rows = List.of();
                case SHORT_PAGE -> rows = rows.subList(0, rows.isEmpty() ? 0 : random.nextInt(rows.size()));
                case REPEATED_PAGE -> rows = rows(Math.max(1, page - 1), perPage);
                case NO_TOTAL -> total = null;
                case LOW_TOTAL -> total = total == 0 ? 0 : random.nextInt(total);
                case LOW_TOTAL_OF_FULL_PAGES -> total = total / perPage * perPage / 2 / perPage * perPage;
                case TOTAL_UP_TO_HERE -> total = Math.min(total, page * perPage);
                case ZERO_TOTAL -> total = 0;
                case HIGH_TOTAL -> total += 1 + random.nextInt(3 * perPage);
            }
        }
        total = withoutTotals ? null : total;
        totals.add(order.size());
        if (total != null && total != order.size()) {
            claimed.add(total);
        }
        return answer(rows, total, perPage);
    }

    /** Returns whether a wrong total is also a correct total of another time, so that it hides a change. */
    synchronized boolean changeHidden() {
        return totals.size() > 1 && claimed.stream().anyMatch(totals::contains);
    }

    private List<Long> rows(int page, int perPage) {
        return order.stream().skip((page - 1L) * perPage).limit(perPage).toList();
    }

    private static TransportOutcome answer(List<Long> rows, @Nullable Integer total, int perPage) {
        String items =
                rows.stream().map(id -> "{\"id\":" + id + "}").collect(Collectors.joining(",", "{\"stories\":[", "]}"));
        TransportResponse response = new TransportResponse(
                200,
                total == null
                        ? Map.of()
                        : Map.of(
                                "Total", List.of(Integer.toString(total)),
                                "Per-Page", List.of(Integer.toString(perPage))),
                items.getBytes(StandardCharsets.UTF_8));
        return new TransportOutcome.Answered(response, new CallCounts(1, 0, 0, Duration.ZERO));
    }

    private static int number(TransportRequest request, String name) {
        return Integer.parseInt(
                ("&" + request.uri().getRawQuery() + "&").replaceAll(".*&" + name + "=(\\d+)&.*", "$1"));
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return Optional.of(RateLimiter.unlimited(TimeSource.system()));
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(requests(), 0, 0, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void close() {}
}
