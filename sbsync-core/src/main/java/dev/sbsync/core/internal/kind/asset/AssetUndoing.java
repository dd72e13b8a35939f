package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An undo restores metadata, and deleted assets from the trash. The files that a run replaced are not archived.
 *
 * @param metadata the kind that writes no file
 */
record AssetUndoing(AssetsKind metadata) implements RecordUndoing {

    @Override
    public RecordKind restoring(RecordKind kind) {
        return metadata;
    }

    @Override
    public ObjectNode restorable(ObjectNode archived) {
        return archived.deepCopy().remove(List.of("content_length", "content_type"));
    }

    @Override
    public Optional<Problem> unrestored(ObjectNode before, RecordRow now, List<Difference> written) {
        boolean otherLength = !before.path("content_length").equals(now.raw().path("content_length"));
        return otherLength || written.stream().anyMatch(AssetsKind::ofFile)
                ? Optional.of(new Problem(
                        OutcomeCode.FILE_NOT_RESTORED,
                        "the run has replaced its file, which stays; only its metadata is restored"))
                : Optional.empty();
    }
}
