package dev.sbsync.core.internal.kind.settings;

import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that an undo restores, and their order among its assets and stories. These are restored for the settings
 * that they had, such as the metadata that assets must have, so the settings come first. But stories are unpublished in
 * a language before it is removed, which takes a space that still has it; unless the undo changes how languages are
 * published, which publishes each story anew.
 */
record UndoneSettings(PlannedItem item) {

    /** Returns the settings that a plan restores; empty if it restores none. */
    static Optional<UndoneSettings> of(SyncPlan undo) {
        return undo.items().stream()
                .filter(item -> written(item, SettingsKind.ID))
                .findFirst()
                .map(UndoneSettings::new);
    }

    /** Returns whether they are written after the stories. */
    boolean last() {
        ObjectNode fields = RecordRow.of(item.source()).body();
        return SettingFields.removesLanguages(fields) && !SettingFields.sayHowToPublish(fields);
    }

    /** Returns an undo of all kinds with the settings in their place. */
    SyncPlan inOrder(SyncPlan all) {
        List<PlannedItem> items = new ArrayList<>(all.items());
        items.remove(item);
        if (last()) {
            items.add(after(
                    item,
                    items.stream().filter(other -> written(other, "stories")).map(PlannedItem::key)));
        } else {
            items.replaceAll(other -> written(other, "assets") || written(other, "stories")
                    ? after(other, Stream.of(item.key()))
                    : other);
            items.add(0, item);
        }
        return all.with(items, all.extra());
    }

    private static boolean written(PlannedItem item, String kind) {
        return item.operation().readsContent() && item.key().kind().equals(kind);
    }

    private static PlannedItem after(PlannedItem later, Stream<ItemKey> others) {
        return later.inOrder(Stream.concat(later.after().stream(), others).toList(), later.stepAside());
    }
}
