package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.kind.story.reference.StoryReferences;
import dev.sbsync.core.internal.kind.story.reference.StoryReferences.Mapped;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.error.TransportException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stories of the source, transformed, adapted to the target's languages, and with the target's identities. Plans,
 * runs and verifications share their reads. Thread-safe.
 *
 * @param references maps references; null to keep them
 */
public record StorySource(
        ContentManager content,
        SpaceLanguages languages,
        ContentTransform transform,
        @Nullable StoryReferences references) {

    /** The stories with the source's references. */
    public StorySource(ContentManager content, SpaceLanguages languages, ContentTransform transform) {
        this(content, languages, transform, null);
    }

    private static final String META_DATA = StoryReferences.KEPT;

    /** What the layers of a story depend on, apart from the story. */
    private record Variant(boolean allLayers, SpaceLanguages languages) {}

    public Conditions conditions(SyncMode mode) {
        return Conditions.of(mode.publish(), mode.identity(), transform.id(), languages);
    }

    /**
     * Returns the layers of a story; only its draft if the mode writes no other layer.
     *
     * @param stories the operations to read it with
     * @return empty if it was published again each time it was read
     * @throws InterruptedException if the thread is interrupted while another one reads it
     */
    public Optional<StoryLayers> read(StoryRow listed, PublishMode mode, StoryOperations stories)
            throws InterruptedException {
        boolean allLayers = mode == PublishMode.MIRROR;
        return content.read(
                        listed,
                        new Variant(allLayers, languages),
                        StoryLayers.class,
                        () -> (allLayers
                                        ? new LayerReader(stories).read(listed)
                                        : Optional.of(new StoryLayers(stories.get(listed.id()), null)))
                                .map(read -> new LanguageFit(languages).of(transformed(read), allLayers)))
                .map(this::mapped);
    }

    /** Maps the references of both layers. Not cached: the run learns identities while it is running. */
    private StoryLayers mapped(StoryLayers read) {
        StoryReferences mapping = references;
        if (mapping == null
                || read.unreadable().isPresent()
                || !read.draft().content().isObject()) {
            return read;
        }
        Mapped draft = mapping.mapped(read.draft().content(), "/" + Difference.CONTENT);
        LayerReferences found = LayerReferences.NONE.and(draft);
        JsonNode published = read.published();
        if (published != null) {
            Mapped live = mapping.mapped(published, "/published_content");
            published = live.content();
            found = found.and(live);
        }
        found = found.and(mapping.kept(read.draft().raw().path(META_DATA), "/" + META_DATA));
        return new StoryLayers(
                StoryLayers.with(read.draft(), Difference.CONTENT, draft.content()),
                published,
                read.publishedProblem(),
                read.leftOut(),
                found);
    }

    /**
     * Returns all layers of a story, as for a plan or a verification.
     *
     * @throws TransportException {@code INTERRUPTED} if the thread is interrupted while another one reads it
     */
    public Optional<StoryLayers> read(StoryRow listed, StoryOperations stories) {
        return readUninterrupted(listed, PublishMode.MIRROR, stories);
    }

    /**
     * Returns the layers of a story; only its draft if the mode writes no other layer.
     *
     * @throws TransportException {@code INTERRUPTED} if the thread is interrupted while another one reads it
     */
    public Optional<StoryLayers> readUninterrupted(StoryRow listed, PublishMode mode, StoryOperations stories) {
        try {
            return read(listed, mode, stories);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Kind.INTERRUPTED, "Interrupted while reading a story.", 0, false, interrupt);
        }
    }

    /** Returns the references of a story that may not work in the target; empty if it may not be read. */
    public Optional<LayerReferences> references(StoryRow listed, StoryOperations stories) {
        try {
            return read(listed, stories).map(StoryLayers::references).map(LayerReferences::withoutPending);
        } catch (NotFoundException | ForbiddenException | InvalidException refused) {
            return Optional.empty();
        }
    }

    /** Collects the assets that both layers of a story and its {@code meta_data} reference, if it may be read. */
    public void referenceAssets(StoryRow listed, PublishMode mode, StoryOperations stories, AssetReferences assets) {
        try {
            readUninterrupted(listed, mode, stories).ifPresent(layers -> {
                assets.in(layers.draft().content());
                JsonNode published = layers.published();
                if (published != null) {
                    assets.in(published);
                }
                assets.in(layers.draft().raw().path(META_DATA));
            });
        } catch (NotFoundException | ForbiddenException | InvalidException refused) {
            // its item is reported when it is read again
        }
    }

    /**
     * Returns warnings about the references of items, some of which were not confirmed: their uuids are looked up.
     * Blocks.
     */
    public Map<ItemKey, Problem> confirmed(Map<ItemKey, LayerReferences> unconfirmed) {
        StoryReferences mapping = references;
        if (mapping == null || unconfirmed.isEmpty()) {
            return Map.of();
        }
        Predicate<String> inTarget = mapping.inTarget(unconfirmed.values().stream()
                .flatMap(LayerReferences::unconfirmed)
                .collect(Collectors.toSet()));
        Map<ItemKey, Problem> warnings = new HashMap<>();
        unconfirmed.forEach(
                (key, found) -> found.confirmed(inTarget).problem().ifPresent(warning -> warnings.put(key, warning)));
        return warnings;
    }

    /** Transforms both layers, or neither if the transform fails, which is a problem then. */
    private StoryLayers transformed(StoryLayers read) {
        Story draft = read.draft();
        if (transform.id().isEmpty() || draft.folder() || read.unreadable().isPresent()) {
            return read;
        }
        try {
            ListedItem item = StoryRow.of(draft);
            JsonNode live = read.published();
            return new StoryLayers(
                    StoryLayers.with(draft, "content", transformed(draft.content(), item)),
                    live == null ? null : transformed(live, item),
                    read.publishedProblem());
        } catch (RuntimeException failure) {
            HeapExhaustedException.from(failure).ifPresent(exhausted -> {
                throw exhausted;
            });
            String why = Objects.requireNonNullElse(
                    failure.getMessage(), failure.getClass().getSimpleName());
            return new StoryLayers(
                    draft,
                    null,
                    new Problem(OutcomeCode.TRANSFORM_FAILED, "the transform '" + transform.id() + "' failed: " + why));
        }
    }

    private JsonNode transformed(JsonNode content, ListedItem item) {
        ObjectNode changed = transform.apply((ObjectNode) content.deepCopy(), item);
        if (changed == null || !StoryLayers.readable(changed)) {
            throw new IllegalStateException("it did not return the content of a story, an object with a component");
        }
        return changed;
    }
}
