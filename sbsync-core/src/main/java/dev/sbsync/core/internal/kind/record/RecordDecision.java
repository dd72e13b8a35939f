package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The planned operation of one record, with its reasons.
 *
 * @param renewed its new baseline, if it is equal and has none of its values yet, else null
 */
record RecordDecision(
        Operation operation,
        Reasons why,
        List<Problem> warnings,
        @Nullable Baseline renewed) {

    RecordDecision(Operation operation, Reasons why, List<Problem> warnings) {
        this(operation, why, warnings, null);
    }

    /**
     * Decides the operation of a record.
     *
     * @param match its match in the target, or null
     * @param wanted its fields as they are to be in the target
     * @param there the fields of the match
     * @param baseline its baseline, unless that is of another record that exists
     */
    static RecordDecision of(
            RecordKind kind,
            RecordRow row,
            @Nullable RecordRow match,
            Fields wanted,
            Fields there,
            Optional<Baseline> baseline,
            PlanRequest request) {
        RecordDecision decision = match == null
                ? missing(kind, row, baseline, request)
                : byPolicies(kind, row, match, wanted, there, baseline, request);
        return request.options().skips(row.key()) && decision.operation().readsContent()
                ? left(Reasons.of(Reason.DECIDED.cause()), List.of())
                : decision;
    }

    private static RecordDecision byPolicies(
            RecordKind kind,
            RecordRow row,
            RecordRow match,
            Fields wanted,
            Fields there,
            Optional<Baseline> baseline,
            PlanRequest request) {
        boolean ours = request.begun().contains(row.key());
        boolean blank = kind.blank(match);
        if (request.options().onExisting() == OnExisting.SKIP && !ours && !blank) {
            return left(Reasons.of(Reason.EXISTS.cause()), List.of());
        }
        Optional<Baseline> known = baseline.filter(then -> then.of(row, match, RecordBaseline.CONDITIONS));
        List<Unresolved> unresolved = known.map(Baseline::unresolved).orElse(List.of());
        List<Difference> differences = row.withMove(open(wanted, there, unresolved));
        if (differences.isEmpty() && !kind.unlisted().mayDiffer(row)) {
            String hash = Fingerprint.of(wanted);
            Baseline now = RecordBaseline.of(row, match.id(), hash, Fingerprint.of(there), unresolved);
            return unchanged(now, !known.equals(Optional.of(now)));
        }
        Optional<Problem> unreadable = unreadable(kind, row, differences, request);
        if (unreadable.isPresent()) {
            return uncopied(unreadable.get());
        }
        if (!ours && !blank && !paired(baseline, match) && kind.collides(row, match)) {
            return foreign(kind, match, differences, baseline.isPresent(), request);
        }
        return update(differences, known.filter(then -> !ours).flatMap(then -> drift(then, wanted, there)), request);
    }

    private static boolean paired(Optional<Baseline> baseline, RecordRow match) {
        return baseline.filter(then -> then.targetId() == match.id()).isPresent();
    }

    /**
     * A record that was never synced with its match; that may be a copy of another one, which somebody changed.
     *
     * @param renamed whether the record has a copy of its own, and took the name of the match since
     */
    private static RecordDecision foreign(
            RecordKind kind, RecordRow match, List<Difference> differences, boolean renamed, PlanRequest request) {
        boolean changedCopy = changedCopy(kind, match, request);
        boolean tookOver = renamed && request.synced().containsKey(match.key());
        return differences.isEmpty() || changedCopy || tookOver
                ? update(differences, changedCopy ? Optional.of(Drift.changedCopy()) : Optional.empty(), request)
                : collision(new Reasons(differences, List.of()), request);
    }

    /** A record without differences is one whose file may differ. */
    private static RecordDecision update(List<Difference> differences, Optional<Drift> drift, PlanRequest request) {
        return differences.isEmpty()
                ? new RecordDecision(Operation.COMPARE, Reasons.of(Reason.FILE_UNCHECKED.cause()), List.of())
                : decided(Operation.UPDATE, new Reasons(differences, List.of()), drift, request);
    }

    /** A record without a match was never in the target, or was deleted there. */
    private static RecordDecision missing(
            RecordKind kind, RecordRow row, Optional<Baseline> baseline, PlanRequest request) {
        Optional<Problem> uncopied = kind.unlisted().uncopied(row, List.of());
        if (uncopied.isPresent()) {
            return uncopied(uncopied.get());
        }
        boolean ours = request.begun().contains(row.key());
        Optional<Drift> deleted = baseline.filter(then -> !ours).map(then -> Drift.deleted());
        return decided(Operation.CREATE, Reasons.of(Reason.NOT_IN_TARGET.cause()), deleted, request);
    }

    /**
     * Returns the decision for a record that needs one which the target lacks: it was deleted there and is not
     * restored, or a plan file skips it.
     *
     * @param why why the other one is not written
     */
    static RecordDecision withoutNeed(String need, Reasons why, ItemKey record, PlanOptions options) {
        if (!why.include(Reason.DECIDED)) {
            return left(Drift.deletedNeed(need + ", which it needs,"));
        }
        Reason.Cause cause = options.skips(record)
                ? Reason.DECIDED.cause()
                : Reason.DECIDED.cause(need + ", which it needs, is " + Reason.DECIDED.sentence());
        return left(Reasons.of(cause), List.of());
    }

    private static List<Difference> open(Fields wanted, Fields there, List<Unresolved> unresolved) {
        List<Difference> all = Equality.differences(wanted.withEmptyFrom(there), there.withEmptyFrom(wanted));
        return Unresolved.open(all, unresolved, wanted, there);
    }

    private static RecordDecision unchanged(Baseline now, boolean renewed) {
        List<Problem> kept = now.unresolved().stream().map(Unresolved::warning).toList();
        return new RecordDecision(Operation.UNCHANGED, Reasons.NONE, kept, renewed ? now : null);
    }

    /** A record that was never in sync and differs is another one of the same name. */
    private static RecordDecision collision(Reasons why, PlanRequest request) {
        return request.options().onCollision() == OnCollision.SKIP
                ? left(
                        why.and(Reason.COLLISION.cause()),
                        List.of(new Problem(
                                OutcomeCode.COLLISION,
                                "the target has another one of this name, which was never synced with it")))
                : new RecordDecision(
                        Operation.UPDATE,
                        why,
                        List.of(new Problem(
                                OutcomeCode.COLLISION_OVERWRITTEN,
                                "the target has another one of this name, which was never synced with it; it is"
                                        + " overwritten")));
    }

    /** Returns whether the match is the copy of a record that the source no longer has, and changed in the target. */
    private static boolean changedCopy(RecordKind kind, RecordRow match, PlanRequest request) {
        return request.options().onCollision() == OnCollision.OVERWRITE_SAME_TYPE
                && RecordBaseline.changedSince(request.synced().getOrDefault(match.key(), List.of()), match, kind);
    }

    private static Optional<Drift> drift(Baseline then, Fields wanted, Fields there) {
        if (Fingerprint.of(there).equals(then.targetHash())) {
            return Optional.empty();
        }
        boolean sourceChanged = !Fingerprint.of(wanted).equals(then.sourceHash());
        return Optional.of(Drift.changed(sourceChanged, ""));
    }

    private static RecordDecision decided(
            Operation operation, Reasons why, Optional<Drift> drift, PlanRequest request) {
        if (drift.isEmpty()) {
            return new RecordDecision(operation, why, List.of());
        }
        Drift found = drift.get();
        return request.options().onDrift() == OnDrift.OVERWRITE
                ? new RecordDecision(operation, why.and(found.cause()), List.of(found.overwritten()))
                : left(new Reasons(why.differences(), List.of(found.cause())), List.of(found.left()));
    }

    private static RecordDecision left(Drift drift) {
        return left(Reasons.of(drift.cause()), List.of(drift.left()));
    }

    private static Optional<Problem> unreadable(
            RecordKind kind, RecordRow row, List<Difference> differences, PlanRequest request) {
        return request.comparing() ? Optional.empty() : kind.unlisted().uncopied(row, differences);
    }

    private static RecordDecision uncopied(Problem problem) {
        return left(Reasons.of(Reason.FILE_NOT_COPIED.cause()), List.of(problem));
    }

    private static RecordDecision left(Reasons why, List<Problem> warnings) {
        return new RecordDecision(Operation.NONE, why, warnings);
    }
}
