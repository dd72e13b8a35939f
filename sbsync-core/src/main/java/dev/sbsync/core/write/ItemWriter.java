package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.Comparison;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings one item of the target into the source's state: read source, compare, write target, align uuid. One instance
 * writes one item once; what the run could not mirror exactly is in {@link #warnings()}. Blocks; not thread-safe.
 */
public final class ItemWriter {

    private final ContentManager source;
    private final Comparison comparison;
    private final StoryOperations target;
    private final TimeSource time;
    private final List<Problem> warnings = new ArrayList<>();

    /** Writes from a source to a target. */
    public ItemWriter(StoryOperations source, StoryOperations target, TimeSource time) {
        this.source = new ContentManager(source);
        this.comparison = new Comparison(new ContentManager(target));
        this.target = target;
        this.time = time;
    }

    /** Returns what could not be mirrored exactly, so far. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Carries out what the plan intends for an item.
     *
     * @param folder the folder that it goes into
     * @param again whether an earlier try was broken off, so that it may have been created
     * @throws SbsyncException where the API or the network refuses in a way that is not about this item alone
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Outcome write(PlannedItem item, TargetFolder folder, boolean again) throws InterruptedException {
        warnings.clear();
        StoryRow match = item.match();
        return switch (item.operation()) {
            case CONFLICT -> new Outcome.Failed(item.conflict().orElseThrow());
            case NONE -> new Outcome.Skipped(match == null ? 0 : match.id());
            case CREATE, UPDATE, COMPARE -> {
                StoryRow row = item.source();
                StoryLayers layers;
                try {
                    Optional<StoryLayers> read = source.read(row);
                    if (read.isEmpty()) {
                        yield failed(OutcomeCode.SOURCE_CHANGING, "it was published again each time it was read");
                    }
                    layers = read.get();
                } catch (NotFoundException gone) {
                    yield new Outcome.Failed(
                            new Problem(OutcomeCode.SOURCE_GONE, "it is no longer in the source", gone.status()));
                }
                Optional<Outcome> moved = checkUnmoved(row, layers);
                if (moved.isPresent()) {
                    yield moved.get();
                }
                if (layers.publishedLayerMissing()) {
                    warnings.add(new Problem(
                            OutcomeCode.PUBLISHED_LAYER_MISSING,
                            "published with newer changes, but its history has no published version; only the draft"
                                    + " is mirrored"));
                }
                yield match == null ? create(row, layers, folder, again) : update(match.id(), layers, folder);
            }
        };
    }

    private Outcome create(StoryRow row, StoryLayers layers, TargetFolder folder, boolean again)
            throws InterruptedException {
        LayerWriter writer = new LayerWriter(target, layers, folder);
        Creation.Result result = new Creation(target, time, row, folder, writer).create(again);
        if (result instanceof Creation.Result.Refused refused) {
            return new Outcome.Failed(refused.problem());
        }
        if (result instanceof Creation.Result.Found found) {
            Outcome taken = update(found.story().id(), layers, folder);
            if (found.ours()) {
                warnings.removeIf(warning -> warning.code() == OutcomeCode.UUID_CHANGED);
            }
            return taken instanceof Outcome.Failed
                    ? taken
                    : new Outcome.Created(found.story().id());
        }
        Story created = ((Creation.Result.Created) result).story();
        Problem uuidTaken = alignUuid(created, layers);
        if (uuidTaken != null) {
            return new Outcome.Failed(uuidTaken);
        }
        return verified(created.id(), layers, folder, new Outcome.Created(created.id()), () -> {
            writer.updateSecond(created);
            return null;
        });
    }

    private Outcome update(long id, StoryLayers layers, TargetFolder folder) {
        Story existing;
        List<Difference> differences;
        try {
            existing = target.get(id);
            differences = comparison.differences(layers, folder.path(), existing);
        } catch (NotFoundException gone) {
            return new Outcome.Failed(
                    new Problem(OutcomeCode.TARGET_GONE, "it is no longer in the target", gone.status()));
        }
        if (differences.isEmpty()) {
            return new Outcome.Unchanged(id);
        }
        LayerWriter writer = new LayerWriter(target, layers, folder);
        return verified(id, layers, folder, new Outcome.Updated(id, differences), () -> {
            Problem uuidTaken = alignUuid(existing, layers);
            if (uuidTaken != null) {
                return uuidTaken;
            }
            if (!existing.uuid().equals(layers.draft().uuid())) {
                warnings.add(new Problem(
                        OutcomeCode.UUID_CHANGED,
                        "the target's uuid was " + existing.uuid() + " and is now "
                                + layers.draft().uuid()));
            }
            if (writer.unpublishes(existing)) {
                target.unpublish(id);
            }
            if (differences.stream().anyMatch(difference -> needsPut(difference, writer.unpublishes(existing)))) {
                writer.updateSecond(writer.updateFirst(existing));
            }
            return null;
        });
    }

    /** Identity and a lost published layer have requests of their own; everything else is in the payload. */
    private static boolean needsPut(Difference difference, boolean unpublished) {
        return !difference.field().equals("uuid")
                && !(unpublished && difference.field().equals("state"));
    }

    /** Steps of a write; returns what ended them, or null. */
    private interface Steps {
        @Nullable
        Problem run();
    }

    /** Runs steps; where an answer was lost, what the target then has decides. */
    private Outcome verified(long id, StoryLayers layers, TargetFolder folder, Outcome done, Steps steps) {
        try {
            Problem problem = steps.run();
            return problem == null ? done : new Outcome.Failed(problem);
        } catch (NotFoundException gone) {
            return new Outcome.Failed(
                    new Problem(OutcomeCode.TARGET_GONE, "it vanished from the target meanwhile", gone.status()));
        } catch (SbsyncException failure) {
            if (failure.comeBackAfter().isPresent() || Problems.endsRun(failure)) {
                throw failure;
            }
            if (failure.ambiguous()
                    && comparison
                            .differences(layers, folder.path(), target.get(id))
                            .isEmpty()) {
                return done;
            }
            boolean publishing = new LayerWriter(target, layers, folder).publishes();
            return new Outcome.Failed(publishing ? Problems.ofPublishing(failure) : Problems.of(failure));
        }
    }

    private @Nullable Problem alignUuid(Story there, StoryLayers layers) {
        String uuid = layers.draft().uuid();
        if (there.uuid().equals(uuid)) {
            return null;
        }
        try {
            target.updateUuid(there.id(), uuid);
            return null;
        } catch (InvalidException refused) {
            if (!refused.uuidTaken()) {
                throw refused;
            }
            return new Problem(
                    OutcomeCode.UUID_TAKEN,
                    "another item of the target, perhaps in its trash, has the uuid " + uuid,
                    refused.status());
        }
    }

    private Optional<Outcome> checkUnmoved(StoryRow row, StoryLayers layers) {
        StoryRow now = StoryRow.of(layers.draft());
        if (now.folder() != row.folder() || !now.slug().equals(row.slug()) || now.parentId() != row.parentId()) {
            return Optional.of(failed(
                    OutcomeCode.SOURCE_CHANGING,
                    "it moved in the source, from '" + row.path() + "' to '" + now.path() + "', after it was listed"));
        }
        if (now.state() != row.state()) {
            warnings.add(new Problem(
                    OutcomeCode.SOURCE_CHANGED,
                    "it was " + row.state() + " when it was listed and " + now.state() + " when it was read"));
        }
        return Optional.empty();
    }

    private static Outcome failed(OutcomeCode code, String message) {
        return new Outcome.Failed(new Problem(code, message));
    }
}
