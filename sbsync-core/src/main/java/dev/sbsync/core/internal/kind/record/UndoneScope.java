package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.item.ItemKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of an undo. Its source is the target as it will be: its own records, with the archived ones in place of
 * those to be restored. Changed records have the keys of the run; others have the negative of their ids.
 */
final class UndoneScope extends RecordScope {

    private final Changes changes;
    private final Map<String, Map<ItemKey, RecordRow>> matches = new HashMap<>();

    private UndoneScope(Changes changes) {
        super(changes.kinds(), new AsItWillBe(changes), changes.there(), null, row -> true);
        this.changes = changes;
    }

    /** Lists nothing yet. */
    static UndoneScope of(RecordKinds kinds, UndoRequest request) {
        Side patient = new Side(kinds.target().patient(), kinds.target().spaceId());
        SpaceLists there = new SpaceLists(patient, kinds, request.space(), row -> true);
        return new UndoneScope(new Changes(kinds, request, there, new HashMap<>()));
    }

    @Override
    boolean undoes() {
        return true;
    }

    /** Returns the records of a kind that the run has changed. */
    List<ChangedRecord> changed(RecordKind kind) {
        return changes.of(kind);
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

    private static long position(ObjectNode raw) {
        return raw.path(RecordKind.LISTED_AT).asLong(0);
    }

    /** The changed records of each kind, found when they are first needed. */
    private record Changes(
            RecordKinds kinds, UndoRequest request, SpaceLists there, Map<String, List<ChangedRecord>> known) {

        List<ChangedRecord> of(RecordKind kind) {
            List<ChangedRecord> found = known.get(kind.id());
            if (found == null) {
                found = changes(kind) ? new ChangedRecords(kind, request, there).all() : List.of();
                known.put(kind.id(), found);
            }
            return found;
        }

        /** Returns whether the run changed records of a kind, or what they are a part of; otherwise none are listed. */
        private boolean changes(RecordKind kind) {
            RecordKind whole = kind.undoing().partOf();
            return request.archive().items().stream()
                    .map(ItemKey::kind)
                    .anyMatch(id -> id.equals(kind.id()) || (whole != null && id.equals(whole.id())));
        }
    }

    /** The lists of the target as it will be. */
    private static final class AsItWillBe extends SpaceLists {

        private final Changes changes;
        private final Map<String, Map<Long, ItemKey>> keys = new HashMap<>();

        AsItWillBe(Changes changes) {
            super(changes.there().side(), changes.kinds(), changes.request().space(), row -> true);
            this.changes = changes;
        }

        @Override
        List<ObjectNode> listing(RecordKind kind) {
            Map<Long, ObjectNode> raws = new LinkedHashMap<>();
            changes.there()
                    .raws(kind.id())
                    .forEach(raw -> raws.put(raw.path("id").asLong(), raw));
            List<ObjectNode> again = new ArrayList<>();
            for (ChangedRecord record : changes.of(kind)) {
                RecordRow now = record.now();
                ObjectNode before = record.before();
                if (record.deleted() && now != null) {
                    raws.remove(now.id());
                } else if (record.restored() && before != null && now != null) {
                    raws.put(
                            now.id(),
                            kind.undoing().restorable(before, record.unlisted().lost() != null));
                } else if (record.restored() && before != null) {
                    again.add(kind.undoing().restorable(before, false));
                }
            }
            List<ObjectNode> all = new ArrayList<>(raws.values());
            all.addAll(again);
            return kind.ordered() ? inOrder(all, kind) : all;
        }

        /** Returns records in the order of before: each restored one is again where it was among its siblings. */
        private List<ObjectNode> inOrder(List<ObjectNode> all, RecordKind kind) {
            Set<ObjectNode> restored = Collections.newSetFromMap(new IdentityHashMap<>());
            changes.of(kind).stream()
                    .filter(ChangedRecord::restored)
                    .flatMap(record -> Stream.ofNullable(record.before()))
                    .forEach(restored::add);
            Map<String, List<ObjectNode>> siblings = new LinkedHashMap<>();
            all.stream()
                    .filter(raw -> !restored.contains(raw))
                    .forEach(raw -> siblings(siblings, raw, kind).add(raw));
            restored.stream()
                    .sorted(Comparator.comparingLong(UndoneScope::position))
                    .forEach(raw -> {
                        List<ObjectNode> others = siblings(siblings, raw, kind);
                        others.add((int) Math.min(others.size(), Math.max(0, position(raw) - 1)), raw);
                    });
            return siblings.values().stream().flatMap(List::stream).toList();
        }

        private static List<ObjectNode> siblings(Map<String, List<ObjectNode>> all, ObjectNode raw, RecordKind kind) {
            return all.computeIfAbsent(raw.path(kind.orderedIn()).asString(""), first -> new ArrayList<>());
        }

        /** Records are named by the ids that they had, also those that get another one. */
        @Override
        public ItemKey key(String kind, long id) {
            return keys.computeIfAbsent(kind, this::keys).getOrDefault(id, new ItemKey(kind, -id));
        }

        private Map<Long, ItemKey> keys(String kind) {
            Map<Long, ItemKey> ofRun = new HashMap<>();
            for (ChangedRecord record :
                    changes.of(Objects.requireNonNull(changes.kinds().get(kind)))) {
                RecordRow now = record.now();
                ObjectNode before = record.before();
                if (now != null) {
                    ofRun.put(now.id(), record.key());
                }
                if (before != null) {
                    ofRun.put(before.path("id").asLong(), record.key());
                }
            }
            return ofRun;
        }
    }
}
