package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.state.Baseline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Finds the records of one kind that may be deleted. One instance serves one plan. */
final class RecordDeletes {

    /** More fields of the target alone than this are compared as a whole. */
    private static final int MOST_SUBSETS = 10;

    private final RecordKind kind;
    private final PlanRequest request;
    private final RecordScope scope;
    private final Map<ItemKey, List<Baseline>> baselines;
    private final Set<String> uuids;
    private final Set<String> names;
    private final Map<ItemKey, PlannedItem> byMatch = new HashMap<>();

    RecordDeletes(RecordKind kind, PlanRequest request, RecordScope scope) {
        this.kind = kind;
        this.request = request;
        this.scope = scope;
        List<RecordRow> source = scope.source().rows(kind.id());
        this.uuids = source.stream().map(RecordRow::uuid).collect(Collectors.toSet());
        this.names = source.stream().flatMap(row -> names(row).stream()).collect(Collectors.toSet());
        this.baselines = request.synced();
        for (PlannedItem item : request.before().items()) {
            Item match = item.match();
            if (match != null) {
                byMatch.put(match.key(), item);
            }
        }
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
        List<Reason.Cause> why = new ArrayList<>();
        why.add((synced ? Reason.SOURCE_DELETED : Reason.NOT_IN_SOURCE).cause());
        if (kind.trash()) {
            why.add(Reason.TRASH.cause());
        }
        return new DeleteCandidate(row, why, drifted(row), users(row), kind.parts(row), 1);
    }

    private @Nullable Problem drifted(RecordRow row) {
        boolean drifted = synced(row).stream()
                .filter(then -> then.fingerprint() == Fingerprint.VERSION)
                .anyMatch(then -> !equal(row, then.targetHash()));
        return drifted ? Drift.changed(false, "").undeleted() : null;
    }

    /** Returns whether a record is as it was synced, with or without any fields that the target keeps for itself. */
    private boolean equal(RecordRow row, String hash) {
        ObjectNode all = row.compared();
        List<String> own = all.propertyNames().stream()
                .filter(kind::keeps)
                .limit(MOST_SUBSETS)
                .toList();
        for (int subset = 0; subset < 1 << own.size(); subset++) {
            ObjectNode some = all.deepCopy();
            for (int i = 0; i < own.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    some.remove(own.get(i));
                }
            }
            if (Fingerprint.of(RecordRow.fields(some)).equals(hash)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the records that will still name a record once the plan is written. */
    private Set<ItemKey> users(RecordRow row) {
        Set<ItemKey> users = new HashSet<>();
        for (String other : kind.usedBy()) {
            for (RecordRow user : scope.target().rows(other)) {
                for (Reference reference : user.references()) {
                    if (reference.to().equals(row.key()) && !leaves(user, reference)) {
                        users.add(user.key());
                    }
                }
            }
        }
        return users;
    }

    /** Returns whether the plan writes the field of a reference, to which no item of the source can give this value. */
    private boolean leaves(RecordRow user, Reference reference) {
        PlannedItem item = byMatch.get(user.key());
        String field = reference.pointer().substring(1).split("/", 2)[0];
        return item != null
                && item.operation() == Operation.UPDATE
                && item.differences().stream()
                        .anyMatch(difference -> difference.field().equals(field));
    }
}
