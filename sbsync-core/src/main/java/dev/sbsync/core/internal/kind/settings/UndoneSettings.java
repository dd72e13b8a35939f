package dev.sbsync.core.internal.kind.settings;

import dev.sbsync.client.model.Space;
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
 * The settings that an undo restores, and their order among its stories. Stories are restored for the settings that
 * they had, so these come first. But stories are unpublished in a language before it is removed, which takes a space
 * that still has it; unless the undo changes how languages are published, which publishes each story anew.
 */
record UndoneSettings(PlannedItem item) {

    /** Returns the settings that a plan restores; empty if it restores none. */
    static Optional<UndoneSettings> of(SyncPlan undo) {
        return undo.items().stream()
                .filter(item -> item.key().kind().equals(SettingsKind.ID)
                        && item.operation().readsContent())
                .findFirst()
                .map(UndoneSettings::new);
    }

    /** Returns whether they are written after the stories. */
    boolean last() {
        ObjectNode fields = RecordRow.of(item.source()).body();
        return SettingFields.removesLanguages(fields) && !SettingFields.singly(Space.of(fields));
    }

    /** Returns an undo of all kinds with the settings before the stories, or after them. */
    SyncPlan inOrder(SyncPlan all) {
        boolean last = last();
        List<ItemKey> first = List.of(item.key());
        List<ItemKey> stories = new ArrayList<>();
        List<PlannedItem> items = new ArrayList<>();
        for (PlannedItem other : all.items()) {
            boolean story =
                    other.key().kind().equals("stories") && other.operation().readsContent();
            if (story) {
                stories.add(other.key());
            }
            if (!other.key().equals(item.key())) {
                items.add(story && !last ? after(other, first) : other);
            }
        }
        items.add(last ? items.size() : 0, last ? after(item, stories) : item);
        return all.with(items, all.extra());
    }

    private static PlannedItem after(PlannedItem later, List<ItemKey> others) {
        return later.inOrder(
                Stream.concat(later.after().stream(), others.stream()).toList(), later.stepAside());
    }
}
