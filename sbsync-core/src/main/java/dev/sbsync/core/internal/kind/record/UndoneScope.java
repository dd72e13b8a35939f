package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.item.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of an undo. Its source is the target as it will be: its own records, with the archived ones in place of
 * those to be restored. Changed records have the keys of the run; others have the negative of their ids.
 */
final class UndoneScope extends RecordScope {

    private final UndoRequest request;
    private final Map<String, List<ChangedRecord>> changed;
    private final Map<String, Map<ItemKey, RecordRow>> matches = new HashMap<>();

    static UndoneScope of(RecordKinds kinds, UndoRequest request) {
        Side target = kinds.target();
        Side patient = new Side(target.patient(), target.spaceId());
        SpaceLists there = new SpaceLists(patient, kinds, request.space(), row -> true);
        Map<String, List<ChangedRecord>> changed = new HashMap<>();
        return new UndoneScope(kinds, request, there, changed);
    }

    private UndoneScope(
            RecordKinds kinds, UndoRequest request, SpaceLists there, Map<String, List<ChangedRecord>> changed) {
        super(kinds, new AsItWillBe(there, kinds, request, changed), there, null, row -> true);
        this.request = request;
        this.changed = changed;
    }

    /** Returns the records of a kind that the run has changed. */
    List<ChangedRecord> changed(RecordKind kind) {
        return changed.computeIfAbsent(kind.id(), id -> new ChangedRecords(kind, request, target()).all());
    }

    @Override
    Map<ItemKey, RecordRow> matches(RecordKind kind) {
        return matches.computeIfAbsent(kind.id(), id -> {
            Map<ItemKey, RecordRow> known = new HashMap<>();
            target().rows(id).forEach(row -> known.put(source().key(id, row.id()), row));
            changed(kind).forEach(record -> {
                RecordRow now = record.now();
                if (now != null) {
                    known.put(record.key(), now);
                }
            });
            return known;
        });
    }

    /** The lists of the target as it will be. */
    private static final class AsItWillBe extends SpaceLists {

        private final SpaceLists there;
        private final RecordKinds kinds;
        private final UndoRequest request;
        private final Map<String, List<ChangedRecord>> changed;
        private final Map<String, Map<Long, ItemKey>> keys = new HashMap<>();

        AsItWillBe(
                SpaceLists there,
                RecordKinds kinds,
                UndoRequest request,
                Map<String, List<ChangedRecord>> changed) {
            super(there.side(), kinds, request.space(), row -> true);
            this.there = there;
            this.kinds = kinds;
            this.request = request;
            this.changed = changed;
        }

        private List<ChangedRecord> changed(String kind) {
            return changed.computeIfAbsent(
                    kind,
                    id -> new ChangedRecords(Objects.requireNonNull(kinds.get(id)), request, there).all());
        }

        @Override
        List<ObjectNode> listing(RecordKind kind) {
            Map<Long, ObjectNode> raws = new LinkedHashMap<>();
            there.raws(kind.id()).forEach(raw -> raws.put(raw.path("id").asLong(), raw));
            List<ObjectNode> again = new ArrayList<>();
            for (ChangedRecord record : changed(kind.id())) {
                RecordRow now = record.now();
                ObjectNode before = record.before();
                if (record.deleted() && now != null) {
                    raws.remove(now.id());
                } else if (record.restored() && before != null && now != null) {
                    raws.put(now.id(), before);
                } else if (record.restored() && before != null) {
                    again.add(before);
                }
            }
            List<ObjectNode> all = new ArrayList<>(raws.values());
            all.addAll(again);
            return all;
        }

        /** Records are named by the ids that they had, also those that get another one. */
        @Override
        ItemKey key(String kind, long id) {
            return keys.computeIfAbsent(kind, this::keys).getOrDefault(id, new ItemKey(kind, -id));
        }

        private Map<Long, ItemKey> keys(String kind) {
            Map<Long, ItemKey> ofRun = new HashMap<>();
            changed(kind).forEach(record -> {
                RecordRow now = record.now();
                ObjectNode before = record.before();
                if (now != null) {
                    ofRun.put(now.id(), record.key());
                }
                if (before != null) {
                    ofRun.put(before.path("id").asLong(), record.key());
                }
            });
            return ofRun;
        }
    }
}
