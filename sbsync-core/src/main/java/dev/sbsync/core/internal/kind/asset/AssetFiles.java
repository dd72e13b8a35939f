package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.Unlisted;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan knows of the files of a source: which may have changed, and which cannot be read. */
record AssetFiles(Side source) implements Unlisted {

    @Override
    public Map<String, String> remembered(RecordRow row, Markers then) {
        String file = then.get(AssetsKind.FILE);
        if (file == null) {
            return Map.of();
        }
        return Map.of(then.differs(Markers.UPDATED_AT, row.markers()) ? AssetsKind.FILE_THEN : AssetsKind.FILE, file);
    }

    @Override
    public boolean mayDiffer(RecordRow row) {
        return row.markers().get(AssetsKind.FILE) == null;
    }

    @Override
    public Optional<Problem> uncopied(RecordRow row, List<Difference> differences) {
        if (!differences.isEmpty() && differences.stream().noneMatch(AssetsKind::ofFile)) {
            return Optional.empty();
        }
        Asset asset = Asset.of(row.raw());
        long length = asset.raw().path("content_length").asLong(1);
        if (asset.raw().path("space_id").isNull()) {
            return Optional.of(new Problem(
                    OutcomeCode.ASSET_SHARED, "it is in a shared library; references to it stay as they are"));
        }
        if (length < 1 || length > AssetFile.MAX_LENGTH) {
            return Optional.of(new Problem(
                    OutcomeCode.ASSET_LENGTH,
                    "its file has " + length + " bytes; the storage accepts 1 to " + AssetFile.MAX_LENGTH));
        }
        return !FileHash.readable(source, row)
                ? Optional.of(new Problem(
                        OutcomeCode.ASSET_PRIVATE, "its file is private, and there is no asset token of the source"))
                : Optional.empty();
    }
}
