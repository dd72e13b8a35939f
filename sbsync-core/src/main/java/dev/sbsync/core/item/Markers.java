package dev.sbsync.core.item;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The listed attributes that change when an item changes. A changed marker is only a suspicion: Storyblok also updates
 * {@code updated_at} for changes that do not count as differences. Immutable.
 *
 * @param values the values by the API's name, without attributes that the list lacks
 * @param updatedUntil the latest {@code updated_at} that one of our requests can have caused, if its response did not
 *     contain the new value; null if {@code updated_at} is exact
 */
public record Markers(Map<String, String> values, @Nullable Instant updatedUntil) {

    /** When the item was last saved. */
    public static final String UPDATED_AT = "updated_at";

    /** Compared only if both sides have them, because some lists lack them. */
    private static final Set<String> IF_LISTED = Set.of("current_version_id");

    /**
     * Do not count alone: a changed full slug means that an ancestor was renamed, or is visible in the lists of both
     * sides anyway.
     */
    private static final Set<String> NOT_ALONE = Set.of("full_slug");

    /** Copies the map and keeps its order. */
    public Markers {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the markers of an item as listed or read. */
    public static Markers of(Map<String, String> listed) {
        return new Markers(listed, null);
    }

    /** Returns a marker; null if the list lacks it. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** Returns these markers with further ones. */
    public Markers with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Markers(all, updatedUntil);
    }

    /**
     * Returns these markers after a request changed one of them, and perhaps {@code updated_at}.
     *
     * @param until the latest possible {@code updated_at}; null if unknown
     */
    public Markers written(String name, String value, @Nullable Instant until) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Markers(changed, until);
    }

    /** Returns whether the item may have changed since. */
    public boolean moved(Markers now) {
        return !values.equals(now.values)
                && Stream.concat(values.keySet().stream(), now.values.keySet().stream())
                        .anyMatch(name -> !NOT_ALONE.contains(name) && differs(name, now));
    }

    /** Returns whether a marker differs in a way that counts. */
    public boolean differs(String name, Markers now) {
        String before = get(name);
        String after = now.get(name);
        if (Objects.equals(before, after)) {
            return false;
        }
        if (before == null || after == null) {
            return !IF_LISTED.contains(name);
        }
        return !name.equals(UPDATED_AT) || !ours(Instant.parse(before), Instant.parse(after));
    }

    private boolean ours(Instant before, Instant after) {
        return updatedUntil != null && after.isAfter(before) && !after.isAfter(updatedUntil);
    }
}
