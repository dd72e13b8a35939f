package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StoredItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the records of a kind that a run has changed, and what happened to them since. A record is as the run left it
 * if it has the hash that it had then; one that the run, or an undo of it, has begun and not ended is their own work if
 * every field has a value of before or one that was to be written. Of a kind that {@link RecordUndoing#restoresFields
 * restores fields}, only those that the run changed count. Blocks for lists of the target.
 */
final class ChangedRecords {

    private final RecordKind kind;
    private final UndoRequest request;
    private final SpaceLists there;
    private final Map<Long, RecordRow> byId = new HashMap<>();
    private final Set<Long> known = new HashSet<>();

    ChangedRecords(RecordKind kind, UndoRequest request, SpaceLists there) {
        this.kind = kind;
        this.request = request;
        this.there = there;
        there.rows(kind.id()).forEach(row -> byId.put(row.id(), row));
    }

    List<ChangedRecord> all() {
        List<ItemKey> keys = request.archive().items().stream()
                .filter(key -> key.kind().equals(kind.id()))
                .sorted()
                .toList();
        keys.forEach(key -> known.add(id(key, archived(key))));
        List<ChangedRecord> all = new ArrayList<>();
        keys.forEach(key -> all.add(record(key)));
        request.archive().items().stream().sorted().forEach(key -> part(key).ifPresent(all::add));
        return all;
    }

    /** Returns what a record named, also if it does not exist any more. */
    private @Nullable ItemKey then(String of, Reference.Form form, String value) {
        ItemKey now = there.find(of, form, value);
        if (now != null) {
            return now;
        }
        return form == Reference.Form.ID
                ? new ItemKey(of, Long.parseLong(value))
                : request.archive().items().stream()
                        .filter(key -> key.kind().equals(of))
                        .flatMap(key -> Stream.ofNullable(archived(key).payload()))
                        .filter(payload -> payload.path("uuid").asString("").equals(value))
                        .map(payload -> new ItemKey(of, payload.path("id").asLong()))
                        .findFirst()
                        .orElse(null);
    }

    private ArchivedItem archived(ItemKey key) {
        return request.archive().before(key).orElseThrow();
    }

    private ChangedRecord record(ItemKey key) {
        ArchivedItem archived = archived(key);
        RecordRow now = Optional.ofNullable(byId.get(id(key, archived)))
                .orElseGet(() -> recreated(key)
                        .or(() -> createdWithoutAnswer(key, archived))
                        .orElse(null));
        ObjectNode before =
                now != null && kind.undoing().restoresFields() ? changedFields(archived) : archived.payload();
        Problem left = left(key, archived, now);
        ObjectNode payload = archived.payload();
        UnlistedUndo unlisted = left != null || now == null || payload == null
                ? UnlistedUndo.NOTHING
                : kind.undoing().unlisted(request, key, payload, now);
        return new ChangedRecord(key, before, now, unlisted, unlisted.changedSince() ? changedSince() : left);
    }

    /** Returns the fields that the run has changed as they were; those that it has added are null. */
    private @Nullable ObjectNode changedFields(ArchivedItem archived) {
        ObjectNode payload = archived.payload();
        if (payload == null) {
            return null;
        }
        ObjectNode before = payload.deepCopy().retain("id");
        for (String name : names(archived)) {
            before.set(name, Objects.requireNonNullElse(payload.get(name), NullNode.instance));
        }
        return before;
    }

    /** Returns the names of the fields that the run has changed. */
    private Set<String> names(ArchivedItem archived) {
        Map<String, String> before = Optional.ofNullable(archived.payload())
                .map(payload -> RecordRow.hashes(kind.row(payload, this::then).fields()))
                .orElse(Map.of());
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(archived.writes().keySet());
        names.removeIf(
                name -> Objects.equals(before.get(name), archived.writes().get(name)));
        return names;
    }

    /** Returns a part of another record that the run has deleted, which was gone with it. */
    private Optional<ChangedRecord> part(ItemKey key) {
        RecordKind of = kind.undoing().partOf();
        ObjectNode payload = of != null && key.kind().equals(of.id()) && deletedByRun(key)
                ? archived(key).payload()
                : null;
        if (payload == null || kind.blank(kind.row(payload, this::then))) {
            return Optional.empty();
        }
        ItemKey part = new ItemKey(kind.id(), key.id());
        RecordRow now = recreated(key).orElse(null);
        boolean other = now != null
                && request.undone().left(part).filter(then -> !has(now, then)).isPresent();
        Problem left = other ? changedSince() : null;
        return Optional.of(new ChangedRecord(part, payload, now, UnlistedUndo.NOTHING, left));
    }

    /** Returns the id in the target; 0 if a create had no answer. */
    private long id(ItemKey key, ArchivedItem archived) {
        ObjectNode payload = archived.payload();
        return request.targetId(key, payload == null ? 0 : payload.path("id").asLong());
    }

    /** Returns a deleted record that an earlier undo has created again. */
    private Optional<RecordRow> recreated(ItemKey key) {
        Optional<Baseline> left = request.undone().left(key);
        return left.isPresent()
                ? left.flatMap(then -> Optional.ofNullable(byId.get(then.targetId())))
                : createdByUndo(key);
    }

    /** Finds the record that an undo has created and not ended: by what it was to write, and of no other item. */
    private Optional<RecordRow> createdByUndo(ItemKey key) {
        return request.undone()
                .before(key)
                .filter(item -> item.state() == ArchivedItem.State.CREATED)
                .flatMap(item -> byId.values().stream()
                        .filter(row -> !known.contains(row.id()) && hasOnly(row, List.of(item.writes())))
                        .findFirst());
    }

    /** Finds the record that a create without an answer has most likely created, and that is of no other item. */
    private Optional<RecordRow> createdWithoutAnswer(ItemKey key, ArchivedItem archived) {
        StoredItem stored = request.items().get(key);
        if (archived.payload() != null || stored == null || id(key, archived) != 0) {
            return Optional.empty();
        }
        Item source = stored.item().source();
        return byId.values().stream()
                .filter(row -> !known.contains(row.id())
                        && kind.mayBeCopy(row, source, request.source().id()))
                .findFirst();
    }

    private @Nullable Problem left(ItemKey key, ArchivedItem archived, @Nullable RecordRow now) {
        boolean created = archived.payload() == null;
        if (now == null && created) {
            return null;
        }
        ItemKey renamed = ItemArchive.renamed(kind.id(), now == null ? 0 : now.id());
        Optional<String> later =
                request.laterRuns().of(key).or(() -> request.laterRuns().of(renamed));
        if (later.isPresent()) {
            return left(OutcomeCode.DRIFTED, "changed by the later run " + later.get() + ", which is not undone");
        }
        if (now == null) {
            return deletedByRun(key)
                    ? null
                    : new Problem(OutcomeCode.TARGET_DELETED, "deleted in the target since the run; not created");
        }
        if (!ours(key, renamed, archived, now)) {
            return changedSince();
        }
        return created && kind.deleting() == null && kind.undoing().partOf() == null
                ? left(OutcomeCode.KEPT, "created by the run, and the API cannot delete it")
                : null;
    }

    private static Problem changedSince() {
        return left(OutcomeCode.DRIFTED, "changed in the target since the run");
    }

    private static Problem left(OutcomeCode code, String why) {
        return new Problem(code, why + "; left as it is");
    }

    private boolean deletedByRun(ItemKey key) {
        StoredItem item = request.items().get(key);
        return item != null && item.item().operation() == Operation.DELETE;
    }

    private boolean ours(ItemKey key, ItemKey renamed, ArchivedItem archived, RecordRow now) {
        StoredArchive undone = request.undone();
        Optional<Baseline> then = undone.left(key).or(() -> request.archive().left(key));
        if (kind.undoing().restoresFields()) {
            Set<String> names = names(archived);
            then.ifPresent(left -> left.unresolved().stream()
                    .filter(stored -> stored.kept(now.fields()))
                    .forEach(stored -> names.remove(stored.field())));
            return hasOnly(now, own(key, renamed, archived), names);
        }
        if (then.isPresent() && then.get().fingerprint() == Fingerprint.VERSION && has(now, then.get())) {
            return true;
        }
        boolean begun = undone.items().contains(key) || undone.items().contains(renamed);
        boolean lost = archived.writes().keySet().stream()
                .anyMatch(field -> kind.keeps(field) && now.fields().lacks(field)); // as with its dimension
        return (begun || lost || request.archive().left(key).isEmpty()) && hasOnly(now, own(key, renamed, archived));
    }

    private boolean has(RecordRow now, Baseline then) {
        return now.hasHash(then.targetHash(), kind::keeps);
    }

    /** Returns the values of before, and those that the run and its undos were to write. */
    private List<Map<String, String>> own(ItemKey key, ItemKey renamed, ArchivedItem archived) {
        List<Map<String, String>> own = new ArrayList<>();
        List<ArchivedItem> items = Stream.of(
                        Optional.of(archived),
                        request.undone().before(key),
                        request.undone().before(renamed))
                .flatMap(Optional::stream)
                .toList();
        items.forEach(item -> own.add(item.writes()));
        if (archived.payload() == null) {
            own.add(Map.of()); // a create of several requests begins with few fields
        }
        items.stream()
                .flatMap(item -> Stream.ofNullable(item.payload()))
                .map(payload -> RecordRow.hashes(kind.row(payload, this::then).fields()))
                .forEach(own::add);
        return own;
    }

    /** Returns whether every field of a record has one of some known values. */
    private boolean hasOnly(RecordRow now, List<Map<String, String>> own) {
        Set<String> fields = RecordRow.hashes(now.fields()).keySet();
        Set<String> names = new HashSet<>(fields);
        own.forEach(values -> names.addAll(values.keySet()));
        names.removeIf(name -> kind.keeps(name) && !fields.contains(name));
        return hasOnly(now, own, names);
    }

    private static boolean hasOnly(RecordRow now, List<Map<String, String>> own, Set<String> names) {
        Map<String, String> fields = RecordRow.hashes(now.fields());
        return names.stream()
                .allMatch(name -> own.stream().anyMatch(values -> Objects.equals(values.get(name), fields.get(name))));
    }
}
