package dev.sbsync.client.upload;

import dev.sbsync.client.model.AssetPayload;
import java.util.Objects;
import java.util.Optional;

/** Where an uploaded file goes and what is known about it. Immutable: every change returns other options. */
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
     * Replaces the file of this asset, whose address stays; by default the upload makes a new asset. Caches may serve
     * the old file for as long as a year.
     *
     * @throws IllegalArgumentException if the id is not positive
     */
    public UploadOptions replacing(long assetId) {
        if (assetId < 1) {
            throw new IllegalArgumentException("The id of the asset to replace is positive, got " + assetId + ".");
        }
        return new UploadOptions(assetId, metadata, progress);
    }

    /** Puts the asset into this folder; into none by default. */
    public UploadOptions folder(long folderId) {
        return metadata(metadata.folderId(folderId));
    }

    /** Gives the asset a reference of your own ({@code ext_id}), by which lists can be filtered. */
    public UploadOptions extId(String extId) {
        return metadata(metadata.extId(extId));
    }

    /** Lets only those read the file who have a signed address. */
    public UploadOptions privateFile() {
        return metadata(metadata.privateFile(true));
    }

    /**
     * Sets what is known about the asset, instead of all that was set before: alternative text, title, tags, and so on.
     * It takes one request more.
     */
    public UploadOptions metadata(AssetPayload payload) {
        return new UploadOptions(replaced, Objects.requireNonNull(payload, "payload"), progress);
    }

    /** Sets what is told how far the upload is. */
    public UploadOptions progress(UploadProgress hook) {
        return new UploadOptions(replaced, metadata, Objects.requireNonNull(hook, "hook"));
    }

    /** Returns the asset whose file is replaced; empty for a new one. */
    public Optional<Long> replaced() {
        return replaced == 0 ? Optional.empty() : Optional.of(replaced);
    }

    /** Returns what is known about the asset. */
    public AssetPayload metadata() {
        return metadata;
    }

    /** Returns what is told how far the upload is. */
    public UploadProgress progress() {
        return progress;
    }
}
