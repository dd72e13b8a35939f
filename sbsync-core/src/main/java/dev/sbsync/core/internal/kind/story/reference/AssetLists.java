package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The assets of both spaces, listed when the first reference to an asset is met: one request per 100 assets of each
 * space. Thread-safe; blocks while listing.
 */
final class AssetLists {

    private static final int PER_PAGE = 100;

    /** Begins the external ids of copies whose sources have none. */
    private static final String MARKER = "sbsync:";

    private final Side source;
    private final Side target;
    private final Monitor listing;
    private final Map<AssetKey, Long> keys = new ConcurrentHashMap<>();
    private final Map<Long, String> externalIds = new ConcurrentHashMap<>();
    private final Map<Long, AssetTarget> targets = new ConcurrentHashMap<>();
    private final Map<String, Long> byExternalId = new ConcurrentHashMap<>();
    private volatile boolean listed;
    private long read;

    AssetLists(Side source, Side target, TimeSource time) {
        this.source = source;
        this.target = target;
        this.listing = time.newMonitor();
    }

    /** Returns the source's id of the asset that a URL names; null if the source has none. */
    @Nullable
    Long source(AssetKey key) {
        list();
        return keys.get(key);
    }

    /** Returns whether a URL is one of the source's own, even if the asset was deleted. */
    boolean ofSource(AssetKey key) {
        return key.spaceId() == source.spaceId();
    }

    /** Returns the target's asset that is marked as the copy of one of the source; null if there is none. */
    @Nullable
    AssetTarget marked(long sourceId) {
        list();
        String externalId = externalIds.get(sourceId);
        Long id = externalId == null ? null : byExternalId.get(externalId);
        return id == null ? null : targets.get(id);
    }

    /** Returns an asset of the target; null if it does not exist. */
    @Nullable
    AssetTarget target(long id) {
        list();
        AssetTarget known = targets.get(id);
        return known == null ? readAlone(id) : known;
    }

    private void list() {
        if (!listed) {
            try (Monitor.Held oneAtATime = listing.enter()) {
                if (!listed) {
                    listSource();
                    listTarget();
                    listed = true;
                }
            }
        }
    }

    private void listSource() {
        try (Stream<Asset> rows = source.client().assets(source.spaceId()).list()) {
            rows.forEach(row -> {
                AssetKey.of(row.filename()).ifPresent(key -> keys.put(key, row.id()));
                boolean own = !row.extId().isEmpty() && !row.extId().startsWith(MARKER);
                externalIds.put(row.id(), own ? row.extId() : MARKER + source.spaceId() + ":" + row.id());
            });
        } catch (ForbiddenException refused) {
            keys.clear(); // then no reference can be resolved
        }
    }

    private void listTarget() {
        read = 0;
        try (Stream<Asset> rows = target.client().assets(target.spaceId()).list()) {
            rows.forEach(this::add);
        } catch (ForbiddenException refused) {
            targets.clear();
        }
    }

    private void add(Asset row) {
        targets.put(row.id(), AssetTarget.of(row.id(), row.filename()));
        if (!row.extId().isEmpty()) {
            byExternalId.put(row.extId(), row.id());
        }
    }

    /** Reads an asset that the list lacks; reads the list again once that takes fewer requests. */
    private @Nullable AssetTarget readAlone(long id) {
        try (Monitor.Held oneAtATime = listing.enter()) {
            if (!targets.containsKey(id) && ++read > 1 + targets.size() / PER_PAGE) {
                listTarget();
            } else if (!targets.containsKey(id)) {
                add(target.client().assets(target.spaceId()).get(id));
            }
        } catch (NotFoundException deleted) {
            return null;
        }
        return targets.get(id);
    }
}
