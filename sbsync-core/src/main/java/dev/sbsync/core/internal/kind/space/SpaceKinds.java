package dev.sbsync.core.internal.kind.space;

import dev.sbsync.core.internal.kind.asset.AssetFoldersKind;
import dev.sbsync.core.internal.kind.asset.AssetsKind;
import dev.sbsync.core.internal.kind.component.ComponentGroupsKind;
import dev.sbsync.core.internal.kind.component.ComponentsKind;
import dev.sbsync.core.internal.kind.component.DefaultContentTypeKind;
import dev.sbsync.core.internal.kind.component.DefaultPresetsKind;
import dev.sbsync.core.internal.kind.component.InternalTagsKind;
import dev.sbsync.core.internal.kind.component.PresetsKind;
import dev.sbsync.core.internal.kind.datasource.DatasourceEntriesKind;
import dev.sbsync.core.internal.kind.datasource.DatasourcesKind;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.settings.SettingsKind;
import java.util.List;
import java.util.function.Function;

/** All record kinds of a space. Stateless. */
public final class SpaceKinds {

    /** Each kind after those that it references. */
    private static final List<Function<RecordKinds, RecordKind>> ORDERED = List.of(
            SettingsKind::new,
            DatasourcesKind::new,
            DatasourceEntriesKind::new,
            AssetFoldersKind::new,
            InternalTagsKind::ofAssets,
            AssetsKind::new,
            ComponentGroupsKind::new,
            InternalTagsKind::ofComponents,
            ComponentsKind::new,
            PresetsKind::new,
            DefaultPresetsKind::new,
            DefaultContentTypeKind::new);

    private SpaceKinds() {}

    /** Creates the kinds, adds them to a registry, and returns them in the order in which they are planned. */
    public static List<RecordKind> all(RecordKinds kinds) {
        return ORDERED.stream().map(kind -> kinds.add(kind.apply(kinds))).toList();
    }
}
