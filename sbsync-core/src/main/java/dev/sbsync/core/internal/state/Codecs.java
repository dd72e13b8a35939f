package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codecs by kind, and how rows name a kind. Immutable. */
final class Codecs {

    /** The kind of rows that name none, as in earlier versions, which knew no other. */
    static final String UNNAMED = "stories";

    private final Map<String, ItemCodec> byKind;

    Codecs(Collection<? extends ItemCodec> codecs) {
        byKind = codecs.stream().collect(Collectors.toUnmodifiableMap(ItemCodec::kind, Function.identity()));
    }

    /**
     * Returns the codec of a kind.
     *
     * @throws IllegalArgumentException if there is none: a newer version stored the item
     */
    ItemCodec of(String kind) {
        ItemCodec codec = byKind.get(kind);
        if (codec == null) {
            throw new IllegalArgumentException("unknown kind '" + kind + "'");
        }
        return codec;
    }

    /** Returns an item's key as the key of a row: keys of different items differ. */
    static String key(ItemKey key) {
        return key.kind().equals(UNNAMED) ? Long.toString(key.id()) : key.toString();
    }
}
