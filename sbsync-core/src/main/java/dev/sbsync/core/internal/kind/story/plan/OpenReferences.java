package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.reference.StoryReferences;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.reference.ReferenceType;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OpenReference;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The references that did not work when their items were last synced, and may work now, as far as the lists show.
 *
 * @param copied returns whether a row of the source was synced before, or is selected now
 * @param resolvesAsset returns whether the target has an asset now
 */
record OpenReferences(
        SpaceScan source, SpaceScan target, Predicate<StoryRow> copied, Predicate<OpenReference> resolvesAsset) {

    /** Returns whether an item must be compared again, as one of its references may work now. */
    boolean resolvedIn(LeftOut left) {
        return left.warnings().stream()
                .flatMap(warning -> warning.references().stream())
                .anyMatch(this::resolved);
    }

    private boolean resolved(OpenReference reference) {
        if (reference.pointer().startsWith("/" + StoryReferences.KEPT + "/")) {
            return target.known(reference.from()) != null; // what is kept works only if it means the same there
        }
        return switch (ReferenceType.valueOf(reference.type().toUpperCase(Locale.ROOT))) {
            case STORY_UUID -> inTarget(source.known(reference.from())) || target.known(reference.from()) != null;
            case STORY_ID -> inTarget(source.known(Long.parseLong(reference.from())));
            case ASSET_ID, ASSET_URL -> resolvesAsset.test(reference);
            default -> false;
        };
    }

    private boolean inTarget(@Nullable StoryRow row) {
        return row != null && (copied.test(row) || target.known(row.uuid()) != null);
    }
}
