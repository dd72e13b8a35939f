package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.time.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The whole state of a fake. Every access goes through {@link #locked}. */
public final class FakeState {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, SpaceState> spaces = new LinkedHashMap<>();
    private final Set<Long> owned = new HashSet<>();
    private final List<Commit> commits = new ArrayList<>();
    private final Identities identities;
    private final FakeClock clock;
    private final Set<Switch> switches;
    private final Set<Switch> effective = EnumSet.noneOf(Switch.class);
    private final PriorityQueue<Late> late =
            new PriorityQueue<>(Comparator.comparing(Late::due).thenComparing(Late::order));
    private final List<Unread> unread = new ArrayList<>();
    private final Duration listLag;
    private long lateOrder;
    private @Nullable Instant moment;

    /**
     * Creates a state that starts with loaded spaces; the first change of a space copies it.
     *
     * @param listLag how long lists do not show new items; zero for not at all
     */
    public FakeState(FakeClock clock, Set<Switch> switches, LoadedSpaces loaded, Duration listLag) {
        this.listLag = listLag;
        this.clock = clock;
        this.switches = Set.copyOf(switches);
        this.identities = loaded.identities().copy();
        loaded.spaces().forEach(space -> spaces.put(space.id(), space));
    }

    /** A range of ids whose items lists, or all reads, do not find yet. */
    private record Unread(long after, long last, Instant until, boolean listsAlone) {
        boolean has(long id) {
            return after < id && id <= last;
        }
    }

    private record Late(Instant due, long order, Runnable effect) {}

    /** Runs an action under the lock, after the late effects that are due by then. */
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (lock.getHoldCount() == 1) {
                settle();
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs an effect when a delay has passed on the clock, with that time as the present. */
    public void later(Duration delay, Runnable effect) {
        late.add(new Late(now().plus(delay), lateOrder++, effect));
    }

    /** Runs an action, and hides the items that it creates from reads until a lag has passed on the clock. */
    public <T> T unread(Duration lag, Supplier<T> action) {
        return hiding(lag, false, action);
    }

    /** Runs an action, and hides the items that it creates from lists until a lag has passed on the clock. */
    public <T> T unlisted(Duration lag, Supplier<T> action) {
        return hiding(lag, true, action);
    }

    /** Runs an action, and hides the items that it creates from lists for the lag of all lists. */
    public <T> T unlisted(Supplier<T> action) {
        return listLag.isZero() ? action.get() : unlisted(listLag, action);
    }

    private <T> T hiding(Duration lag, boolean listsAlone, Supplier<T> action) {
        long after = identities.last();
        T result = action.get();
        unread.add(new Unread(after, identities.last(), now().plus(lag), listsAlone));
        return result;
    }

    /** Returns whether any item is hidden from lists. */
    public boolean anyUnlisted() {
        Instant present = now();
        unread.removeIf(items -> !present.isBefore(items.until()));
        return !unread.isEmpty();
    }

    /** Returns whether reads find the item with an id. */
    public boolean readable(long id) {
        return !anyUnlisted() || unread.stream().noneMatch(items -> !items.listsAlone() && items.has(id));
    }

    /** Returns whether lists show the item with an id. */
    public boolean listed(long id) {
        return !anyUnlisted() || unread.stream().noneMatch(items -> items.has(id));
    }

    private void settle() {
        Instant present = now();
        for (Late next = late.peek(); next != null && !next.due().isAfter(present); next = late.peek()) {
            late.remove();
            moment = next.due();
            try {
                next.effect().run();
            } finally {
                moment = null;
            }
        }
    }

    /** Adds an empty space. */
    public SpaceState addSpace(ObjectNode settings) {
        SpaceState space = new SpaceState(settings, List.of());
        owned.add(space.id());
        spaces.put(space.id(), space);
        return space;
    }

    /** Removes a space. */
    public void removeSpace(long id) {
        spaces.remove(id);
    }

    /** Returns all spaces. */
    public Collection<SpaceState> spaces() {
        return spaces.values();
    }

    /** Returns a space to read. */
    public Optional<SpaceState> space(long id) {
        return Optional.ofNullable(spaces.get(id));
    }

    /** Returns a space to change; objects looked up in it before are stale. */
    public Optional<SpaceState> changing(long id) {
        SpaceState space = spaces.get(id);
        if (space == null) {
            return Optional.empty();
        }
        if (owned.add(id)) {
            space = space.copy();
            spaces.put(id, space);
        }
        space.touch();
        return Optional.of(space);
    }

    /** Returns the source of ids and uuids. */
    public Identities identities() {
        return identities;
    }

    /** Returns whether a behaviour is switched on; it then counts as in effect. */
    public boolean is(Switch behaviour) {
        return is(behaviour, true);
    }

    /**
     * Returns whether a behaviour is switched on and makes a difference to a request. The first such request puts it
     * among those {@linkplain #effective in effect}.
     */
    public boolean is(Switch behaviour, boolean differs) {
        return is(behaviour, () -> differs);
    }

    /** Returns the same; the condition is only evaluated if the behaviour is switched on. */
    public boolean is(Switch behaviour, BooleanSupplier differs) {
        boolean applies = switches.contains(behaviour) && differs.getAsBoolean();
        if (applies) {
            effective.add(behaviour);
        }
        return applies;
    }

    /** Returns the switches that made a difference to a request so far. */
    public Set<Switch> effective() {
        return effective;
    }

    /** Returns the present time in whole milliseconds. */
    public Instant now() {
        Instant shown = moment;
        return (shown == null ? clock.now() : shown).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Writes a time as the API does: ISO-8601, UTC, milliseconds (docs/management-api.md). */
    public static String timestamp(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Logs an effect on a story. */
    public void committed(Commit.Kind kind, SpaceState space, StoredStory story) {
        commits.add(new Commit(kind, "stories", space.id(), story.id(), space.fullSlug(story), now()));
    }

    /** Logs an effect on an item of another kind. */
    public void committed(Commit.Kind kind, SpaceState space, String resource, ObjectNode item) {
        String path = ItemPaths.of(space, resource, item);
        commits.add(new Commit(kind, resource, space.id(), Nodes.integer(item, "id", 0), path, now()));
    }

    /** Returns the log of effects itself. */
    public List<Commit> commits() {
        return commits;
    }
}
