package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the record kinds of one plan share: the lists of both spaces, and the target's items for those of the source.
 * Each kind is matched when it is first needed, whether it is synced or not. Blocks; not thread-safe.
 */
class RecordScope {

    /** The kind of items that the target will have. */
    private static final String NEW = "new ";

    private final RecordKinds kinds;
    private final SpaceLists source;
    private final SpaceLists target;
    private final @Nullable PairState state;
    private final Predicate<RecordRow> wanted;
    private final Map<String, Map<ItemKey, RecordRow>> matches = new HashMap<>();

    /**
     * Creates a scope in which nothing is listed.
     *
     * @param state the baselines of earlier runs, null to match without them
     * @param wanted returns whether the plan has to do with a record of the source
     */
    RecordScope(
            RecordKinds kinds,
            SpaceLists source,
            SpaceLists target,
            @Nullable PairState state,
            Predicate<RecordRow> wanted) {
        this.kinds = kinds;
        this.source = source;
        this.target = target;
        this.state = state;
        this.wanted = wanted;
    }

    /** Returns the lists of the source. */
    SpaceLists source() {
        return source;
    }

    /** Returns the lists of the target. */
    SpaceLists target() {
        return target;
    }

    /** Returns whether this is the scope of an undo, whose source is the target as it will be. */
    boolean undoes() {
        return false;
    }

    /** Returns whether the plan has to do with a record of the source. */
    boolean wants(RecordRow row) {
        return wanted.test(row);
    }

    /** Returns the matches of a kind by the keys of the source's records. */
    Map<ItemKey, RecordRow> matches(RecordKind kind) {
        Map<ItemKey, RecordRow> known = matches.get(kind.id());
        if (known == null) {
            known = new RecordMatching(kind, source.rows(kind.id()), target.rows(kind.id()), state, wanted).matches();
            matches.put(kind.id(), known);
        }
        return known;
    }

    /** Returns the target's item for one of the source; null if the target has none. */
    @Nullable
    Identity targetOf(ItemKey key) {
        RecordKind kind = kinds.get(key.kind());
        RecordRow there = kind == null ? null : matches(kind).get(key);
        return there == null ? null : there.identity();
    }

    /** Returns an item that a plan creates: a key that equals no other one. */
    static Identity created(ItemKey source) {
        return new Identity(new ItemKey(NEW + source.kind(), source.id()), "");
    }

    /** Returns the path of an item that a compared value names; other values as they are. */
    String readable(String value) {
        if (!value.matches("(" + NEW + ")?[a-z_]+/\\d{1,18}")) {
            return value;
        }
        int slash = value.indexOf('/');
        boolean created = value.startsWith(NEW);
        String kind = value.substring(created ? NEW.length() : 0, slash);
        ItemKey key = new ItemKey(kind, Long.parseLong(value.substring(slash + 1)));
        return (created ? source : target).row(key).map(RecordRow::path).orElse(value);
    }
}
