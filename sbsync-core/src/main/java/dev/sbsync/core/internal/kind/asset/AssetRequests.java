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
import dev.sbsync.core.internal.state.FileBefore;
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
    private final DesiredFile file;
    private final Side target;
    private final AssetOperations there;
    private @Nullable AssetUpload signed;
    private @Nullable String hash;
    private boolean sent;
    private Optional<Difference> unlisted = Optional.empty();

    /**
     * Creates the requests.
     *
     * @param file the file of the asset; if it is not readable, only metadata is written
     */
    AssetRequests(RecordRow desired, DesiredFile file, Side target) {
        this.desired = desired;
        this.file = file;
        this.target = target;
        this.there = target.client().assets(target.spaceId());
        this.hash = desired.markers().get(AssetsKind.FILE);
    }

    @Override
    public List<RecordStep> creating(ObjectNode payload) {
        FileHash reading = new FileHash();
        AssetFile bytes = bytes(reading);
        UploadOptions options = options(payload);
        List<RecordStep> steps = new ArrayList<>();
        steps.add(RecordStep.create(() -> {
            AssetUpload upload = there.sign(bytes, options);
            signed = upload;
            return asSigned(upload, payload);
        }));
        steps.add(RecordStep.write(id -> {
            send(Objects.requireNonNull(signed), bytes, options, reading);
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
        if (replaces(actual, differences)) {
            steps.add(RecordStep.write(id -> {
                FileHash reading = new FileHash();
                AssetFile bytes = bytes(reading);
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

    /** Returns whether an update replaces the file; one of another type may be the same. */
    private boolean replaces(RecordRow actual, List<Difference> differences) {
        boolean otherType = differences.stream()
                .filter(AssetsKind::ofFile)
                .allMatch(difference -> difference.field().equals("content_type"));
        return file.readable() && differences.stream().anyMatch(AssetsKind::ofFile) && (!otherType || isOther(actual));
    }

    @Override
    public Optional<FileBefore> replaced(RecordRow actual, List<Difference> differences) {
        return replaces(actual, differences)
                ? Optional.of(new TargetFile(target, actual, () -> hash == null ? file.stated() : hash))
                : Optional.empty();
    }

    private RecordStep described(ObjectNode payload) {
        return RecordStep.write(id -> {
            there.update(id, AssetMetadata.payload(payload));
            return null;
        });
    }

    private AssetFile bytes(FileHash reading) {
        return reading.of(file.file(), Asset.of(desired.raw()).filename());
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
        if (hash == null && file.readable() && !listed) {
            isOther(actual);
        }
        return sent ? List.of() : unlisted.stream().toList();
    }

    /** Compares the files of both sides; that of the target is known since the last sync. */
    private boolean isOther(RecordRow actual) {
        String then = desired.markers().get(AssetsKind.FILE_THEN);
        if (hash == null) {
            String now = file.md5(then != null);
            String copied =
                    then != null ? then : FileHash.readable(target, actual) ? file.md5There(target, actual) : now;
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
