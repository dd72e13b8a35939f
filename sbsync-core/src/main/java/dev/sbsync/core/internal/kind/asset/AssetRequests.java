package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.AssetOperations;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRequests;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordStep;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Markers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uploads one asset of the source into the target, or updates its copy. Not thread-safe. */
final class AssetRequests implements RecordRequests {

    private final RecordRow desired;
    private final Side source;
    private final Side target;
    private final AssetOperations there;
    private final boolean unreadable;
    private @Nullable AssetUpload signed;
    private @Nullable String hash;
    private boolean sent;
    private Optional<Difference> unlisted = Optional.empty();

    /**
     * Creates the requests.
     *
     * @param unreadable whether the file of the source cannot be read, so that only metadata is written
     */
    AssetRequests(RecordRow desired, Side source, Side target, boolean unreadable) {
        this.desired = desired;
        this.source = source;
        this.target = target;
        this.there = target.client().assets(target.spaceId());
        this.unreadable = unreadable;
        this.hash = desired.markers().get(AssetsKind.FILE);
    }

    @Override
    public List<RecordStep> creating(ObjectNode payload) {
        FileHash reading = new FileHash();
        AssetFile file = file(reading);
        UploadOptions options = options(payload);
        List<RecordStep> steps = new ArrayList<>();
        steps.add(RecordStep.create(() -> {
            AssetUpload upload = there.sign(file, options);
            signed = upload;
            return asSigned(upload, payload);
        }));
        steps.add(RecordStep.write(id -> {
            send(Objects.requireNonNull(signed), file, options, reading);
            return null;
        }));
        if (AssetMetadata.described(payload)) {
            steps.add(described(payload));
        }
        return steps;
    }

    @Override
    public List<RecordStep> updating(ObjectNode payload, RecordRow actual, List<Difference> differences) {
        List<RecordStep> steps = new ArrayList<>();
        boolean otherType = differences.stream()
                .filter(AssetsKind::ofFile)
                .allMatch(difference -> difference.field().equals("content_type"));
        boolean file = !unreadable && differences.stream().anyMatch(AssetsKind::ofFile);
        if (file && (!otherType || isOther(actual))) {
            steps.add(RecordStep.write(id -> {
                FileHash reading = new FileHash();
                AssetFile bytes = file(reading);
                UploadOptions options = UploadOptions.defaults().replacing(id);
                send(there.sign(bytes, options), bytes, options, reading);
                return null;
            }));
        }
        if (!differences.stream().allMatch(AssetsKind::ofFile)) {
            steps.add(described(payload));
        }
        return steps;
    }

    private RecordStep described(ObjectNode payload) {
        return RecordStep.write(id -> {
            there.update(id, AssetMetadata.payload(payload));
            return null;
        });
    }

    private AssetFile file(FileHash reading) {
        Asset asset = Asset.of(desired.raw());
        return reading.of(source.client().assets(source.spaceId()).file(asset), asset.filename());
    }

    private UploadOptions options(ObjectNode payload) {
        UploadOptions options = UploadOptions.defaults().extId(ExternalIds.ofCopies(desired));
        long folder = payload.path("asset_folder_id").asLong(0);
        if (folder != 0) {
            options = options.folder(folder);
        }
        return payload.path("is_private").asBoolean(false) ? options.privateFile() : options;
    }

    /** The asset as it is from signing on. */
    private ObjectNode asSigned(AssetUpload upload, ObjectNode payload) {
        ObjectNode asset = JsonNodeFactory.instance
                .objectNode()
                .put("id", upload.id())
                .put("filename", upload.publicUrl())
                .put("ext_id", ExternalIds.ofCopies(desired));
        asset.set("asset_folder_id", payload.path("asset_folder_id"));
        return asset.set("is_private", payload.path("is_private"));
    }

    private void send(AssetUpload upload, AssetFile file, UploadOptions options, FileHash reading) {
        there.send(upload, file, options);
        hash = reading.hex();
        sent = true;
        there.finishUpload(upload.id());
    }

    /** The file counts if it may have changed since the last sync, or was never compared. */
    @Override
    public List<Difference> unlisted(RecordRow actual) {
        boolean listed = !Objects.equals(
                desired.raw().path("content_length").asString(""),
                actual.raw().path("content_length").asString(""));
        if (hash == null && !unreadable && !listed) {
            isOther(actual);
        }
        return sent ? List.of() : unlisted.stream().toList();
    }

    /** Compares the files of both sides; that of the target is known since the last sync. */
    private boolean isOther(RecordRow actual) {
        String then = desired.markers().get(AssetsKind.FILE_THEN);
        if (hash == null) {
            String now = then == null ? FileHash.of(source, desired) : FileHash.read(source, desired);
            String copied = then != null ? then : FileHash.readable(target, actual) ? FileHash.of(target, actual) : now;
            hash = now;
            unlisted = now.equals(copied) ? Optional.empty() : Optional.of(Difference.of(AssetsKind.FILE, now, copied));
        }
        return unlisted.isPresent();
    }

    @Override
    public Optional<ObjectNode> read(long recordId) {
        return Optional.of(there.get(recordId).raw());
    }

    @Override
    public Optional<List<ObjectNode>> lookUp() {
        String extId = ExternalIds.ofCopies(desired);
        List<Asset> found = there.withExtId(extId).stream()
                .filter(asset -> asset.extId().equals(extId))
                .toList();
        List<Asset> sameName = found.stream()
                .filter(asset -> asset.name().equals(Asset.of(desired.raw()).name()))
                .toList();
        // assets of the source may share an external id of their own
        return Optional.of(
                (sameName.isEmpty() ? found : sameName).stream().map(Asset::raw).toList());
    }

    @Override
    public Markers markers(Markers listed) {
        String updatedAt = listed.get(Markers.UPDATED_AT);
        String md5 = hash;
        Markers plain = RecordRow.markers(Objects.requireNonNullElse(listed.get("hash"), ""));
        Markers dated = updatedAt == null ? plain : plain.with(Map.of(Markers.UPDATED_AT, updatedAt));
        return md5 == null ? dated : dated.with(Map.of(AssetsKind.FILE, md5));
    }
}
