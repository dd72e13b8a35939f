package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Component;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.reference.Schemas;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The components of the source, listed once, when they are first needed: one request. Thread-safe; blocks. */
public final class SourceComponents {

    private final Side source;
    private final Monitor listing;
    private @Nullable List<Component> listed;
    private @Nullable Schemas schemas;

    /** Creates a list that is not read yet. */
    public SourceComponents(Side source, TimeSource time) {
        this.source = source;
        this.listing = time.newMonitor();
    }

    /** Returns the components. */
    public List<Component> list() {
        try (Monitor.Held oneAtATime = listing.enter()) {
            List<Component> known = listed;
            if (known == null) {
                known = source.client().components(source.spaceId()).list();
                listed = known;
            }
            return known;
        }
    }

    /** Returns their schemas; without the permission to list components, none: values show what they are. */
    Schemas schemas() {
        try (Monitor.Held oneAtATime = listing.enter()) {
            Schemas known = schemas;
            if (known == null) {
                known = Schemas.of(readable());
                schemas = known;
            }
            return known;
        }
    }

    private List<? extends JsonNode> readable() {
        try {
            return list().stream().map(Component::raw).toList();
        } catch (ForbiddenException refused) {
            return List.of();
        }
    }
}
