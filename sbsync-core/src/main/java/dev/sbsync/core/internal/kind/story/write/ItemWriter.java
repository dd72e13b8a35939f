package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.Compared;
import dev.sbsync.core.internal.kind.story.content.Comparison;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Syncs one item: reads the source, compares, writes the target, aligns the uuid. It can be called again after a
 * retryable failure and then starts over: steps already applied are equal and not repeated. Blocks; not thread-safe.
 */
public final class ItemWriter {

    /** The fields that differ if another version is live. */
    private static final Set<String> LIVE = Set.of(Difference.STATE, Difference.LIVE_LANGUAGES);

    /** The number of retries if another item has one of the item's translated slugs. */
    private static final int TRANSLATED_SLUG_TRIES = 3;

    private final PlannedItem item;
    private final TargetFolder folder;
    private final Writers.Settings settings;
    private final SourceItem source;
    private final Comparison comparison;
    private final Arrangement arrangement;
    private final ItemJournal journal;
    private final UnknownOutcomes doubt;
    private final TargetRequests target;
    private final Creation creation;
    private final UuidAlignment identity;
    private final TemporaryRenamer aside;
    private final BaselineCheck lastSync;
    private final LateChanges late;
    private final LayerReader targetLayers;

    private final Set<Problem> warnings = new LinkedHashSet<>();
    private Step step = Step.READ_SOURCE;
    private boolean begun;
    private boolean vanished;
    private boolean ours;
    private boolean changedBefore;
    private int translatedSlugTries;
    private @Nullable Long createdId;
    private @Nullable Long deletedCopy;
    private boolean deletedCopyAsked;
    private List<Difference> mended = List.of();
    private List<Unresolved> unresolved = List.of();

    ItemWriter(PlannedItem item, TargetFolder folder, Writers.Settings settings, Writers.Sides sides) {
        this.item = item;
        this.folder = folder;
        this.settings = settings;
        this.source = new SourceItem(StoryRow.source(item), sides, settings, warnings);
        this.targetLayers = LayerReader.ofTarget(sides.target());
        this.comparison = new Comparison(targetLayers, settings.publish());
        this.arrangement = Arrangement.of(item);
        this.journal = new ItemJournal(settings.journal(), item, settings.veto());
        this.doubt = new UnknownOutcomes(settings.time());
        this.target = new TargetRequests(sides, journal, doubt, settings.time());
        this.creation = new Creation(sides.target(), doubt, StoryRow.source(item), folder);
        this.identity = new UuidAlignment(target, warnings);
        this.aside = new TemporaryRenamer(item.stepAside(), target);
        this.lastSync = new BaselineCheck(item, settings);
        this.late = new LateChanges(StoryRow.source(item), settings, lastSync, warnings);
        warnings.addAll(item.warnings());
    }

    /** Returns the warnings of all attempts. */
    public List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(warnings);
        aside.leftBehind().ifPresent(all::add);
        return List.copyOf(all);
    }

    /** Returns the new baseline; empty if the item is not in sync, or that is unknown. */
    public Optional<Baseline> inSync() {
        return lastSync.now();
    }

    /**
     * Returns the uuid that the target accepted but no response has confirmed; the item is done once a list confirms
     * it.
     */
    public Optional<String> unshownUuid() {
        return target.unshownUuid();
    }

    /** Records the uuid that a list shows for the item. */
    public void listed(long id, String uuid) {
        target.listed(id, uuid);
    }

    /** Returns the item's current source row, if it has moved or changed its kind since it was listed. */
    public Optional<StoryRow> moved() {
        return source.moved();
    }

    /** Returns the id of the target's item, if known to exist. */
    public @Nullable Long targetId() {
        StoryRow match = StoryRow.match(item);
        return createdId != null || match == null || vanished ? createdId : Long.valueOf(match.id());
    }

    /**
     * Returns the delay before {@link #write} can be retried after a failure; empty if a retry would not help. If the
     * outcome of a write is unknown, the retry looks it up.
     */
    public Optional<Duration> retryAfter(SbsyncException failure) {
        boolean looks =
                (doubt.raised() && noWordOnTheItem(failure) && !Problems.tooLarge(failure)) || notReadableYet(failure);
        return Problems.retryAfter(failure).or(() -> looks ? Optional.of(doubt.pause()) : Optional.empty());
    }

    /**
     * Executes the planned operation of the item.
     *
     * @throws SbsyncException if the run cannot continue, or the item must be retried later ({@link #retryAfter})
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Outcome write() throws InterruptedException {
        try {
            Outcome outcome = tried();
            aside.ended(outcome);
            return outcome;
        } finally {
            target.forget(); // an item that waits for a lookup holds no content
        }
    }

    private Outcome tried() throws InterruptedException {
        try {
            return switch (item.operation()) {
                case CONFLICT -> failed(item.conflict().orElseThrow());
                case UNCHANGED -> new Outcome.Unchanged(existingMatch().id());
                case NONE -> new Outcome.Skipped(targetId());
                case CREATE, UPDATE, COMPARE -> mirror();
            };
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure) || retryAfter(failure).isPresent()) {
                throw failure;
            }
            awaitTranslatedSlug(failure);
            return failed(Problems.of(failure, step));
        } catch (VetoedException veto) {
            warnings.removeIf(warning -> warning.code().overwrites());
            warnings.add(new Problem(OutcomeCode.VETOED, veto.reason()));
            return new Outcome.Skipped(targetId());
        }
    }

    /** Retries a few times: another item of the plan may free the slug when it runs, which no list shows. */
    private void awaitTranslatedSlug(SbsyncException failure) {
        if (failure instanceof InvalidException refused
                && refused.translatedSlugTaken()
                && translatedSlugTries < TRANSLATED_SLUG_TRIES) {
            translatedSlugTries++;
            throw new UnsettledException(
                    "A slug of '" + item.source().path() + "' in a language is taken; retrying.", doubt.pause());
        }
    }

    private Outcome mirror() throws InterruptedException {
        begin();
        step = Step.READ_SOURCE;
        SourceItem.Reading reading = source.read();
        if (reading instanceof SourceItem.Reading.Unusable unusable) {
            return failed(unusable.problem());
        }
        StoryLayers layers = ((SourceItem.Reading.Read) reading).layers();
        if (createdId == null && !doubt.raised() && lastSync.sourceUnchanged(layers)) {
            lastSync.unresolved().forEach(known -> warnings.add(known.warning()));
            return new Outcome.Unchanged(existingMatch().id());
        }
        LayerWriter writer = new LayerWriter(target, layers, folder, settings, arrangement);
        Long there = targetId();
        if (aside.due() && there != null && staysAsItIs(there, layers)) {
            return late.changed(there, layers, List.of());
        }
        step = Step.WRITE;
        aside.leave();
        Outcome outcome = settled(toTarget(layers, writer));
        if (outcome instanceof Outcome.Confirmed confirmed) {
            inSync(confirmed.id(), layers);
        }
        return outcome;
    }

    /** The target stores what it accepts of the item; warns of the rest. */
    private void inSync(long id, StoryLayers layers) {
        unresolved.forEach(left -> warnings.add(left.warning()));
        StoryLayers stored = target.stored();
        if (stored != null) {
            target.seen(id).ifPresent(seen -> lastSync.inSync(layers, id, seen, stored, unresolved, source.left()));
        }
    }

    /** Compares the sent values with those stored by the target, according to its responses. */
    private void readAnswers(StoryLayers layers) {
        StoryLayers stored = target.stored();
        if (stored != null) {
            Compared now =
                    arrangement.compared(Comparison.of(layers, folder.id(), folder.path(), stored, settings.publish()));
            unresolved = Unresolved.after(now.source(), now.target()).stream()
                    .filter(left -> !left.field().equals(Difference.UUID)) // changed by a separate request
                    .toList();
        }
    }

    /** Adopts the steps of an interrupted earlier run as this run's own. */
    private void begin() {
        if (!begun) {
            begun = true;
            ResumePoint point = journal.resumePoint();
            createdId = point.createdId();
            ours = createdId != null;
            if (ours) {
                doubt.found();
                warnings.removeIf(warning -> warning.code().collision()); // created by this run itself
            }
            changedBefore = point.changed();
            point.unanswered().stream()
                    .filter(kind -> kind != WriteStep.Kind.CREATE || point.createUnanswered())
                    .forEach(doubt::raise);
            StoryRow match = StoryRow.match(item);
            if (match != null && TemporaryRename.stillAside(match)) {
                // A killed run gave it its temporary slug, and may have sent that twice: one may still be in flight.
                doubt.mayBeRenamed();
            }
        }
        doubt.tried();
    }

    /** Updates the target; an item deleted since it was listed is created again, once. */
    private Outcome toTarget(StoryLayers layers, LayerWriter writer) {
        Long id = targetId();
        if (id == null) {
            return create(layers, writer);
        }
        try {
            return update(id, layers, writer);
        } catch (NotFoundException gone) {
            if (vanished || notReadableYet(gone)) {
                throw gone;
            }
            vanished = true;
            boolean known = lastSync.knewMatch() && mended.isEmpty() && createdId == null;
            Outcome left = known ? late.deleted() : null;
            if (left != null) {
                return left;
            }
            createdId = null;
            warnings.removeIf(warning -> warning.code().collision()); // nothing was overwritten
            warnings.add(new Problem(
                    OutcomeCode.TARGET_GONE,
                    "the target's item (id " + id + ") was deleted after it was listed; it is created again"));
            return create(layers, writer);
        }
    }

    private Outcome create(StoryLayers layers, LayerWriter writer) {
        Long deleted = deletedCopy();
        if (deleted != null) {
            step = Step.WRITE;
            if (target.restore(deleted)) {
                createdId = deleted;
                return update(deleted, layers, writer);
            }
        }
        boolean publishes = writer.publishes() && deleted == null; // nothing is published before it has its uuid
        step = publishes ? Step.PUBLISH : Step.WRITE;
        Creation.Result result =
                creation.create(layers, deleted == null ? writer::createFirst : writer::createUnpublished);
        if (result instanceof Creation.Result.Refused refused) {
            return failed(refused.problem());
        }
        if (result instanceof Creation.Result.Found found) {
            if (!found.ours()) {
                Outcome left = late.appeared(found.story());
                if (left != null) {
                    return left;
                }
            }
            isThere(found.story(), found.ours());
            return update(found.story().id(), layers, writer);
        }
        Story created = ((Creation.Result.Created) result).story();
        isThere(created, true);
        step = Step.WRITE;
        Problem uuidTaken = identity.align(created, layers.draft().uuid(), true);
        if (uuidTaken != null) {
            unpublishUnderAnotherUuid(created);
            String left = "; it was created as id " + created.id() + " under the uuid " + created.uuid()
                    + ", and is not published";
            return failed(new Problem(uuidTaken.code(), uuidTaken.message() + left, uuidTaken.httpStatus()));
        }
        if (writer.publishesSingly()) {
            step = Step.PUBLISH;
            created = writer.publishSingly(created);
            step = Step.WRITE;
        } else if (writer.publishes() && !publishes) {
            step = Step.PUBLISH;
            created = writer.updateFirst(created);
            step = Step.WRITE;
        }
        writer.updateSecond(created);
        readAnswers(layers);
        return new Outcome.Created(created.id());
    }

    /** Computed once, because announcing the first step removes the baseline. */
    private @Nullable Long deletedCopy() {
        if (!deletedCopyAsked) {
            deletedCopyAsked = true;
            deletedCopy = lastSync.deletedCopy().orElse(null);
        }
        return deletedCopy;
    }

    /** Unpublishes an item created by this run if its uuid could not be aligned. */
    private void unpublishUnderAnotherUuid(Story created) {
        if (created.published()) {
            step = Step.PUBLISH;
            target.unpublish(created.id());
        }
    }

    private void isThere(Story story, boolean byThisRun) {
        createdId = story.id();
        ours = byThisRun;
        doubt.found();
    }

    private Outcome update(long id, StoryLayers layers, LayerWriter writer) {
        step = Step.READ_TARGET;
        Story existing = target.get(id);
        Compared now = arrangement.compared(comparison.compare(layers, folder.id(), folder.path(), existing));
        target.read(now.existing());
        unresolved = (unresolved.isEmpty() ? lastSync.unresolved() : unresolved)
                .stream()
                        .filter(known -> known.holds(now.source(), now.target()))
                        .toList();
        List<Difference> differences = Unresolved.open(now.toWrite(), unresolved, now.source(), now.target());
        if (driftedMeanwhile(layers, existing)) {
            return late.changed(id, layers, now.toWrite());
        }
        if (!differences.isEmpty()) {
            mended = mended.isEmpty() ? differences : mended;
            Problem uuidTaken = mend(existing, layers, differences, writer);
            if (uuidTaken != null) {
                return failed(uuidTaken);
            }
            readAnswers(layers);
        }
        if (createdId != null) {
            return new Outcome.Created(id);
        }
        return mended.isEmpty() && !changedBefore ? new Outcome.Unchanged(id) : new Outcome.Updated(id, mended);
    }

    /**
     * Returns whether the item needs no write, so that the temporary rename can be skipped; a deleted item is created
     * again.
     */
    private boolean staysAsItIs(long id, StoryLayers layers) {
        step = Step.READ_TARGET;
        try {
            return driftedMeanwhile(layers, target.get(id));
        } catch (NotFoundException gone) {
            return false;
        }
    }

    /** Returns whether the target drifted since it was listed; this run's own writes do not count. */
    private boolean driftedMeanwhile(StoryLayers layers, Story existing) {
        return mended.isEmpty()
                && createdId == null
                && !doubt.raised()
                && lastSync.drifted(layers, existing, targetLayers);
    }

    /** Aligns the uuid first, so that a conflict leaves an existing item unchanged. */
    private @Nullable Problem mend(
            Story existing, StoryLayers layers, List<Difference> differences, LayerWriter writer) {
        step = Step.WRITE;
        Problem uuidTaken = identity.align(existing, layers.draft().uuid(), ours);
        if (uuidTaken != null) {
            if (ours) {
                unpublishUnderAnotherUuid(existing);
            }
            return uuidTaken;
        }
        boolean unpublishes = writer.unpublishes(existing);
        if (unpublishes) {
            step = Step.PUBLISH;
            writer.unpublish(existing);
        }
        boolean settled = writer.settledByUnpublish(existing);
        if (differences.stream().anyMatch(difference -> needsPut(difference, settled))) {
            Story live = existing;
            if (!writer.liveAlready(existing, differences)) {
                step = writer.publishes() ? Step.PUBLISH : Step.WRITE;
                live = writer.updateFirst(existing);
                if (writer.publishesSingly()) {
                    step = Step.PUBLISH;
                    live = writer.publishSingly(live);
                }
            }
            step = Step.WRITE;
            writer.updateSecond(live);
        }
        return null;
    }

    /** Returns whether a difference is part of the payload: identity and unpublishing have separate requests. */
    private static boolean needsPut(Difference difference, boolean settledByUnpublish) {
        return !difference.field().equals(Difference.UUID)
                && !(settledByUnpublish && LIVE.contains(difference.field()));
    }

    /** Succeeds only once no lost request can still overwrite the result; until then the item is checked again. */
    private Outcome settled(Outcome outcome) {
        if (outcome instanceof Outcome.Confirmed confirmed) {
            Duration left = doubt.left();
            if (!left.isZero()) {
                throw new UnsettledException(
                        "A request to '" + item.source().path() + "' got no response and may still take effect.", left);
            }
            target.confirmLost(confirmed.id());
        }
        return outcome;
    }

    private boolean notReadableYet(SbsyncException failure) {
        return failure instanceof NotFoundException && step != Step.READ_SOURCE && doubt.maybeNotReadableYet();
    }

    /** Returns whether a failure is about the connection or the server, not about the item. */
    private static boolean noWordOnTheItem(SbsyncException failure) {
        return failure.ambiguous() || failure instanceof TransportException || failure instanceof ServerErrorException;
    }

    private StoryRow existingMatch() {
        StoryRow match = StoryRow.match(item);
        if (match == null) {
            throw new IllegalStateException("'" + item.source().path() + "' has no match");
        }
        return match;
    }

    private Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, targetId());
    }
}
