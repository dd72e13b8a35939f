package dev.sbsync.client.upload;

import dev.sbsync.client.model.AssetPayload;
import java.util.Objects;
import java.util.Optional;

/** The destination and metadata of an upload. Immutable: every change returns other options. */
public final class UploadOptions {

    private static final UploadOptions DEFAULTS = new UploadOptions(0, AssetPayload.empty(), UploadProgress.NONE);

    private final long replaced;
    private final AssetPayload metadata;
    private final UploadProgress progress;

    private UploadOptions(long replaced, AssetPayload metadata, UploadProgress progress) {
        this.replaced = replaced;
        this.metadata = metadata;
        this.progress = progress;
    }

    /** Returns the defaults: a new asset, public, in no folder, without metadata. */
    public static UploadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Replaces the file of this asset, which keeps its URL; default: a new asset. Caches may serve the old file for up
     * to a year.
     *
     * @throws IllegalArgumentException if the id is not positive
     */
    public UploadOptions replacing(long assetId) {
        if (assetId < 1) {
            throw new IllegalArgumentException("The id of the asset to replace must be positive, got " + assetId + ".");
        }
        return new UploadOptions(assetId, metadata, progress);
    }

    /** Puts the asset into this folder; default: none. */
    public UploadOptions folder(long folderId) {
        return metadata(metadata.folderId(folderId));
    }

    /** Sets the external id ({@code ext_id}), by which lists can be filtered. */
    public UploadOptions extId(String extId) {
        return metadata(metadata.extId(extId));
    }

    /** Makes the file private: it can only be read by a signed URL. */
    public UploadOptions privateFile() {
        return metadata(metadata.privateFile(true));
    }

    /**
     * Sets the metadata, replacing all that was set before: alternative text, title, tags, and so on. Takes one more
     * request.
     */
    public UploadOptions metadata(AssetPayload payload) {
        return new UploadOptions(replaced, Objects.requireNonNull(payload, "payload"), progress);
    }

    /** Sets the progress listener. */
    public UploadOptions progress(UploadProgress hook) {
        return new UploadOptions(replaced, metadata, Objects.requireNonNull(hook, "hook"));
    }

    /** Returns the asset whose file is replaced; empty for a new one. */
    public Optional<Long> replaced() {
        return replaced == 0 ? Optional.empty() : Optional.of(replaced);
    }

    /** Returns the metadata. */
    public AssetPayload metadata() {
        return metadata;
    }

    /** Returns the progress listener. */
    public UploadProgress progress() {
        return progress;
    }
}
