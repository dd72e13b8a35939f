package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of the target's datasources. The datasources are listed once, and the entries of each when its first value
 * is met. Thread-safe; blocks while listing.
 */
final class TargetEntries {

    private final Side target;
    private final Monitor listing;
    private final Map<String, Set<String>> values = new HashMap<>();
    private @Nullable Map<String, Long> datasources;
    private boolean refused;

    TargetEntries(Side target, TimeSource time) {
        this.target = target;
        this.listing = time.newMonitor();
    }

    /** Returns whether a datasource has a value; none if the token may not read that. */
    Resolution<String> entry(String datasource, String value) {
        try (Monitor.Held oneAtATime = listing.enter()) {
            return refused || datasource.isEmpty() || values(datasource).contains(value)
                    ? Resolution.none()
                    : Resolution.unresolved();
        } catch (ForbiddenException forbidden) {
            refused = true;
            return Resolution.none();
        }
    }

    private Set<String> values(String datasource) {
        Set<String> known = values.get(datasource);
        if (known == null) {
            Long id = datasources().get(datasource);
            known = id == null ? Set.of() : values(id);
            values.put(datasource, known);
        }
        return known;
    }

    private Set<String> values(long datasourceId) {
        try (Stream<String> all = target.client()
                .datasourceEntries(target.spaceId())
                .list(datasourceId)
                .map(entry -> entry.raw().path("value").asString(""))) {
            return all.collect(Collectors.toUnmodifiableSet());
        }
    }

    private Map<String, Long> datasources() {
        Map<String, Long> known = datasources;
        if (known == null) {
            try (Stream<Datasource> all =
                    target.client().datasources(target.spaceId()).list()) {
                known = all.collect(Collectors.toMap(
                        datasource -> datasource.raw().path("slug").asString(""), Datasource::id, (one, same) -> one));
            }
            datasources = known;
        }
        return known;
    }
}
