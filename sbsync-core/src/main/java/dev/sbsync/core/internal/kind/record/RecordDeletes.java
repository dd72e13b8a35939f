package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.state.Baseline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the records of one kind that may be deleted. One instance serves one plan. */
final class RecordDeletes {

    private final RecordKind kind;
    private final RecordDeletion deletion;
    private final PlanRequest request;
    private final RecordScope scope;
    private final Map<ItemKey, List<Baseline>> baselines;
    private final Set<String> uuids;
    private final Set<String> names;
    private final RecordUsers users;

    RecordDeletes(RecordKind kind, RecordDeletion deletion, PlanRequest request, RecordScope scope) {
        this.kind = kind;
        this.deletion = deletion;
        this.request = request;
        this.scope = scope;
        List<RecordRow> source = scope.source().rows(kind.id());
        this.uuids = source.stream().map(RecordRow::uuid).collect(Collectors.toSet());
        this.names = source.stream().flatMap(row -> names(row).stream()).collect(Collectors.toSet());
        this.baselines = request.synced();
        this.users = new RecordUsers(deletion, scope.target(), request.before());
    }

    /** Returns what identifies a record by name; those of the same name have the same ones, whatever their order. */
    private Set<String> names(RecordRow row) {
        Set<String> all = new HashSet<>(kind.matchedBy(row));
        all.add(row.path());
        return all.stream().map(name -> name.replaceFirst("#\\d+$", "")).collect(Collectors.toSet());
    }

    List<DeleteCandidate> candidates() {
        List<DeleteCandidate> candidates = new ArrayList<>();
        for (Item extra : request.before().extra()) {
            if (extra.key().kind().equals(kind.id()) && !inSource(RecordRow.of(extra))) {
                candidates.add(candidate(RecordRow.of(extra)));
            }
        }
        return candidates;
    }

    private boolean inSource(RecordRow row) {
        return (!row.uuid().isEmpty() && uuids.contains(row.uuid()))
                || names(row).stream().anyMatch(names::contains)
                || synced(row).stream()
                        .anyMatch(then -> scope.source().row(then.key()).isPresent());
    }

    private List<Baseline> synced(RecordRow row) {
        return baselines.getOrDefault(row.key(), List.of());
    }

    private DeleteCandidate candidate(RecordRow row) {
        boolean synced = !synced(row).isEmpty();
        Reason reason = synced ? Reason.SOURCE_DELETED : Reason.NOT_IN_SOURCE;
        return deletion.candidate(row, reason, kept(row), users, kind.target());
    }

    private @Nullable Problem kept(RecordRow row) {
        Problem drifted = drifted(row);
        return drifted != null
                ? drifted
                : deletion.neededAfter(request.before(), row, scope.target())
                        .map(why -> new Problem(OutcomeCode.KEPT, why + "; not deleted"))
                        .orElse(null);
    }

    private @Nullable Problem drifted(RecordRow row) {
        return RecordBaseline.changedSince(synced(row), row, kind)
                ? Drift.changed(false, "").undeleted()
                : null;
    }
}
