package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.Comparison;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings one item of the target into the source's state: read source, compare, write target, align uuid. May be called
 * again after a failure that says when to come back: it knows what it has done. Blocks; not thread-safe.
 */
public final class ItemWriter {

    private static final Duration LOST_CREATE = Duration.ofSeconds(10);

    private final PlannedItem item;
    private final TargetFolder folder;
    private final OnExisting onExisting;
    private final ContentManager source;
    private final StoryOperations target;
    private final Comparison comparison;
    private final Creation creation;

    private final Set<Problem> warnings = new LinkedHashSet<>();
    private Step step = Step.READ_SOURCE;
    private @Nullable Long createdId;
    private List<Difference> mended = List.of();

    ItemWriter(
            PlannedItem item,
            TargetFolder folder,
            Writers.Settings settings,
            StoryOperations source,
            StoryOperations target) {
        this.item = item;
        this.folder = folder;
        this.onExisting = settings.onExisting();
        this.source = new ContentManager(source);
        this.target = target;
        this.comparison = new Comparison(new ContentManager(target));
        this.creation = new Creation(target, settings.time(), item.source(), folder);
    }

    /** Returns what could not be mirrored exactly, all tries together. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns the id of the target's item, where it is known to be there. */
    public @Nullable Long targetId() {
        StoryRow match = item.match();
        return match == null ? createdId : Long.valueOf(match.id());
    }

    /**
     * Returns how long to wait before {@link #write} is called again after a failure that it threw; empty where that
     * would be of no use. A create whose answer was lost comes back too: it is looked up before it is repeated.
     */
    public Optional<Duration> comeBackAfter(SbsyncException failure) {
        boolean lostCreate = createdId == null && creation.answerLost() && failure.ambiguous();
        return Problems.comeBackAfter(failure).or(() -> lostCreate ? Optional.of(LOST_CREATE) : Optional.empty());
    }

    /**
     * Carries out what the plan intends for the item.
     *
     * @throws SbsyncException where the run cannot go on, or where the same has to be tried again later
     *     ({@link #comeBackAfter})
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Outcome write() throws InterruptedException {
        try {
            return switch (item.operation()) {
                case CONFLICT -> failed(item.conflict().orElseThrow());
                case NONE -> new Outcome.Skipped(existingMatch().id());
                case CREATE, UPDATE, COMPARE -> mirror();
            };
        } catch (SbsyncException failure) {
            if (laterOrNever(failure)) {
                throw failure;
            }
            return failed(Problems.of(failure, step));
        }
    }

    private Outcome mirror() throws InterruptedException {
        step = Step.READ_SOURCE;
        Optional<StoryLayers> read = source.read(item.source());
        if (read.isEmpty()) {
            return failed(OutcomeCode.SOURCE_CHANGING, "it was published again each time it was read");
        }
        StoryLayers layers = read.get();
        StoryRow now = StoryRow.of(layers.draft());
        if (moved(now)) {
            return failed(
                    OutcomeCode.SOURCE_CHANGING,
                    "it moved in the source, from '" + item.source().path() + "' to '" + now.path()
                            + "', after it was listed");
        }
        warn(layers, now);
        LayerWriter writer = new LayerWriter(target, layers, folder);
        if (createdId != null) {
            return asCreated(update(createdId, layers, writer));
        }
        return item.match() == null
                ? create(layers, writer)
                : update(existingMatch().id(), layers, writer);
    }

    private Outcome create(StoryLayers layers, LayerWriter writer) throws InterruptedException {
        step = writer.publishes() ? Step.PUBLISH : Step.WRITE;
        Creation.Result result = creation.create(writer);
        if (result instanceof Creation.Result.Refused refused) {
            return failed(refused.problem());
        }
        if (result instanceof Creation.Result.Found found) {
            if (!found.ours() && onExisting != OnExisting.UPDATE) {
                return appeared(found.story());
            }
            createdId = found.ours() ? found.story().id() : null;
            return asCreated(update(found.story().id(), layers, writer));
        }
        Story created = ((Creation.Result.Created) result).story();
        createdId = created.id();
        return readBack(layers, new Outcome.Created(created.id()), () -> {
            Problem uuidTaken = alignUuid(created, layers);
            if (uuidTaken != null) {
                String left = "; it was created " + (writer.publishes() ? "and published " : "") + "as id "
                        + created.id() + " under the uuid " + created.uuid();
                return new Problem(uuidTaken.code(), uuidTaken.message() + left, uuidTaken.httpStatus());
            }
            step = Step.WRITE;
            writer.updateSecond(created);
            return null;
        });
    }

    /** Somebody put an item in this place after the target was listed, and existing items are not to be written. */
    private Outcome appeared(Story story) {
        if (onExisting == OnExisting.SKIP) {
            return new Outcome.Skipped(story.id());
        }
        return new Outcome.Failed(
                new Problem(OutcomeCode.PATH_TAKEN, "an item appeared in its place after the target was listed"),
                story.id());
    }

    private Outcome update(long id, StoryLayers layers, LayerWriter writer) {
        step = Step.READ_TARGET;
        Story existing = target.get(id);
        List<Difference> differences = comparison.differences(layers, folder.path(), existing);
        if (differences.isEmpty()) {
            return mended.isEmpty() ? new Outcome.Unchanged(id) : new Outcome.Updated(id, mended);
        }
        mended = mended.isEmpty() ? differences : mended;
        return readBack(layers, new Outcome.Updated(id, mended), () -> {
            Problem uuidTaken = alignUuid(existing, layers);
            if (uuidTaken != null) {
                return uuidTaken;
            }
            boolean unpublishes = writer.unpublishes(existing);
            if (unpublishes) {
                step = Step.PUBLISH;
                target.unpublish(id);
            }
            if (differences.stream().anyMatch(difference -> needsPut(difference, unpublishes))) {
                step = writer.publishes() ? Step.PUBLISH : Step.WRITE;
                Story written = writer.updateFirst(existing);
                step = Step.WRITE;
                writer.updateSecond(written);
            }
            return null;
        });
    }

    /** Identity and a lost published layer have requests of their own; everything else is in the payload. */
    private static boolean needsPut(Difference difference, boolean unpublished) {
        return !difference.field().equals("uuid")
                && !(unpublished && difference.field().equals("state"));
    }

    /** Requests of a write; returns what ended them, or null. */
    private interface Requests {
        @Nullable
        Problem make();
    }

    /** Makes requests; where an answer was lost, what the target then has decides. */
    private Outcome readBack(StoryLayers layers, Outcome.Confirmed done, Requests requests) {
        try {
            Problem problem = requests.make();
            return problem == null ? done : new Outcome.Failed(problem, done.id());
        } catch (SbsyncException failure) {
            if (laterOrNever(failure) || !failure.ambiguous()) {
                throw failure;
            }
            Step failed = step;
            step = Step.READ_TARGET;
            if (comparison
                    .differences(layers, folder.path(), target.get(done.id()))
                    .isEmpty()) {
                return done;
            }
            step = failed;
            throw failure;
        }
    }

    /** Aligned before anything else is written, so that a conflict leaves an existing item as it was. */
    private @Nullable Problem alignUuid(Story there, StoryLayers layers) {
        String uuid = layers.draft().uuid();
        if (there.uuid().equals(uuid)) {
            return null;
        }
        step = Step.WRITE;
        if (createdId == null) {
            warnings.add(new Problem(
                    OutcomeCode.UUID_CHANGED, "the target's uuid was " + there.uuid() + " and is now " + uuid));
        }
        try {
            target.updateUuid(there.id(), uuid);
            return null;
        } catch (InvalidException refused) {
            if (!refused.uuidTaken()) {
                throw refused;
            }
            warnings.removeIf(warning -> warning.code() == OutcomeCode.UUID_CHANGED);
            return new Problem(
                    OutcomeCode.UUID_TAKEN,
                    "another item of the target, perhaps in its trash, has the uuid " + uuid,
                    refused.status());
        }
    }

    private boolean moved(StoryRow now) {
        StoryRow listed = item.source();
        return now.folder() != listed.folder()
                || !now.slug().equals(listed.slug())
                || now.parentId() != listed.parentId();
    }

    private void warn(StoryLayers layers, StoryRow now) {
        if (layers.publishedLayerMissing()) {
            warnings.add(new Problem(
                    OutcomeCode.PUBLISHED_LAYER_MISSING,
                    "published with newer changes, but its history has no published version; only the draft is"
                            + " mirrored"));
        }
        if (now.state() != item.source().state()) {
            warnings.add(new Problem(
                    OutcomeCode.SOURCE_CHANGED,
                    "it was " + item.source().state() + " when it was listed and " + now.state()
                            + " when it was read"));
        }
    }

    private static Outcome asCreated(Outcome outcome) {
        return outcome instanceof Outcome.Confirmed confirmed ? new Outcome.Created(confirmed.id()) : outcome;
    }

    private boolean laterOrNever(SbsyncException failure) {
        return Problems.endsRun(failure) || comeBackAfter(failure).isPresent();
    }

    private StoryRow existingMatch() {
        StoryRow match = item.match();
        if (match == null) {
            throw new IllegalStateException("'" + item.source().path() + "' has no match");
        }
        return match;
    }

    private Outcome failed(OutcomeCode code, String message) {
        return failed(new Problem(code, message));
    }

    private Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, targetId());
    }
}
