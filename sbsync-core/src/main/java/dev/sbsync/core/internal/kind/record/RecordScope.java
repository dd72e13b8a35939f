package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.Map;

/**
 * What the record kinds of one plan share: the lists of both spaces, and the target's items for those of the source.
 */
record RecordScope(SpaceLists source, SpaceLists target, Map<ItemKey, Identity> matches) {

    /** The kind of items that the target will have. */
    private static final String NEW = "new ";

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
