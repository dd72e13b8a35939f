package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The records of one space, each kind listed at most once, when it is first needed. Blocks; not thread-safe. */
public class SpaceLists implements Names {

    private final Side side;
    private final RecordKinds kinds;
    private final Map<String, Listed> lists = new HashMap<>();
    private final Predicate<RecordRow> inside;
    private @Nullable Space settings;

    /** One list as the API returns it: its items by id and by uuid, then its records with their paths. */
    private record Listed(
            List<ObjectNode> raws,
            Map<String, ItemKey> byId,
            Map<String, ItemKey> byUuid,
            Map<ItemKey, RecordRow> rows) {}

    /**
     * Creates lists of nothing.
     *
     * @param settings the settings of the space; null to read them when they are needed
     * @param inside returns whether the records inside one of another kind are needed
     */
    SpaceLists(Side side, RecordKinds kinds, @Nullable Space settings, Predicate<RecordRow> inside) {
        this.side = side;
        this.kinds = kinds;
        this.settings = settings;
        this.inside = inside;
    }

    /** Returns whether the records inside one of another kind are needed. */
    public boolean needs(RecordRow container) {
        return inside.test(container);
    }

    /** Returns the space. */
    public Side side() {
        return side;
    }

    /** Returns the settings of the space. */
    public Space settings() {
        Space known = settings;
        if (known == null) {
            known = side.client().spaces().get(side.spaceId());
            settings = known;
        }
        return known;
    }

    /** Returns the records of a kind as the API lists them; none if the kind is unknown. */
    public List<ObjectNode> raws(String kind) {
        return listed(kind).raws();
    }

    /** Returns the records of a kind with their paths; none if the kind is unknown. */
    public List<RecordRow> rows(String kind) {
        return List.copyOf(listed(kind).rows().values());
    }

    /** Returns the record with a key, with its path, if its kind has been listed. */
    Optional<RecordRow> row(ItemKey key) {
        Listed list = lists.get(key.kind());
        return list == null ? Optional.empty() : Optional.ofNullable(list.rows().get(key));
    }

    /** Returns whether the kind is known, so that its items can be listed. */
    boolean knows(String kind) {
        return kinds.get(kind) != null;
    }

    /** Returns an item of a kind by its name; empty if there is none. */
    Optional<ItemKey> named(String kindId, String name) {
        return rows(kindId).stream()
                .filter(row -> row.name().equals(name))
                .map(RecordRow::key)
                .findFirst();
    }

    /** Items of unknown kinds exist, as nothing says that they do not. */
    @Override
    public @Nullable ItemKey find(String kind, Reference.Form form, String value) {
        if (kinds.get(kind) == null && form == Reference.Form.ID && value.matches("\\d{1,18}")) {
            return new ItemKey(kind, Long.parseLong(value));
        }
        Listed list = listed(kind);
        return (form == Reference.Form.ID ? list.byId() : list.byUuid()).get(value);
    }

    /** Lists the records of a kind. */
    List<ObjectNode> listing(RecordKind kind) {
        return kind.list(this);
    }

    private RecordRow row(RecordKind kind, ObjectNode raw) {
        RecordRow row = kind.row(raw, this);
        return row.keyed(key(kind.id(), row.id()));
    }

    private Listed listed(String kindId) {
        Listed known = lists.get(kindId);
        if (known != null) {
            return known;
        }
        RecordKind kind = kinds.get(kindId);
        List<ObjectNode> raws = kind == null ? List.of() : listing(kind);
        Listed list = new Listed(raws, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>());
        for (ObjectNode raw : raws) {
            long id = raw.path("id").asLong(0);
            ItemKey key = key(kindId, id);
            list.byId().put(Long.toString(id), key);
            list.byUuid().put(raw.path("uuid").asString(""), key);
        }
        lists.put(kindId, list); // before its rows, which may reference each other
        if (kind != null) {
            place(kind, raws.stream().map(raw -> row(kind, raw)).toList(), list.rows());
        }
        return list;
    }

    private void place(RecordKind kind, List<RecordRow> rows, Map<ItemKey, RecordRow> placed) {
        Map<ItemKey, RecordRow> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        Map<String, Integer> times = new HashMap<>();
        rows.forEach(row -> placed.put(row.key(), placed(kind, row, path(row, byKey, 0), times)));
    }

    /** Records with the same path are told apart by their order. */
    private static RecordRow placed(RecordKind kind, RecordRow row, String path, Map<String, Integer> times) {
        int count = times.merge(path, 1, Integer::sum);
        if (count == 1) {
            return row.at(path, row.problems());
        }
        List<Problem> problems = new ArrayList<>(row.problems());
        if (!kind.is(RecordTrait.NAMES_REPEAT)) {
            problems.add(new Problem(
                    OutcomeCode.DUPLICATE_NAME,
                    "it is number " + count + " of this name; they are matched in their order"));
        }
        return row.at(path + "#" + count, problems);
    }

    /** Returns a path; slashes in names are escaped. Parents form a tree; a longer chain is a cycle, and is cut off. */
    private String path(RecordRow row, Map<ItemKey, RecordRow> own, int depth) {
        String name = row.name().replace("%", "%25").replace("/", "%2F").replace("#", "%23");
        ItemKey parent = row.parent();
        if (parent == null || depth > own.size()) {
            return name;
        }
        if (!parent.kind().equals(row.key().kind())) {
            RecordRow other = listed(parent.kind()).rows().get(parent);
            return other == null ? name : other.path() + "/" + name;
        }
        RecordRow above = own.get(parent);
        return above == null ? name : path(above, own, depth + 1) + "/" + name;
    }
}
