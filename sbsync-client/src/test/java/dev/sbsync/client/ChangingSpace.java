package dev.sbsync.client;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A list that people change while it is read: between two requests at most once, and never so that its total stays. Ids
 * are places in the order of creation. Thread-safe.
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

    final List<Priority> priorities = new ArrayList<>();

    /** Starts with so many items; {@code chance} is that of a change before a request. */
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

    /** Returns the ids that have been there all the time. */
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
        String items = order.stream()
                .skip((page - 1L) * perPage)
                .limit(perPage)
                .map(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(",", "{\"stories\":[", "]}"));
        TransportResponse response = new TransportResponse(
                200,
                Map.of(
                        "Total", List.of(Integer.toString(order.size())),
                        "Per-Page", List.of(Integer.toString(perPage))),
                items.getBytes(StandardCharsets.UTF_8));
        return new TransportOutcome.Answered(response, new CallCounts(1, 0, 0, Duration.ZERO));
    }

    private static int number(TransportRequest request, String name) {
        return Integer.parseInt(
                ("&" + request.uri().getRawQuery() + "&").replaceAll(".*&" + name + "=(\\d+)&.*", "$1"));
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(requests(), 0, 0, 0, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void close() {}
}
