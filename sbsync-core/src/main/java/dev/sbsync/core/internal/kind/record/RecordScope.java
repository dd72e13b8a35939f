package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.Map;

/**
 * What the record kinds of one plan share: the lists of both spaces, and the target's items for those of the source.
 */
record RecordScope(SpaceLists source, SpaceLists target, Map<ItemKey, Identity> matches) {}
