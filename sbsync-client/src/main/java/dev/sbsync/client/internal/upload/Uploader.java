package dev.sbsync.client.internal.upload;

import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.AssetUploadException.Step;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.error.SbsyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Uploads a file: sign, send, finish, set metadata, and check the stored asset. Thread-safe. */
public final class Uploader {

    private static final List<String> SIGNED = List.of("asset_folder_id", "is_private", "ext_id");

    private final Calls calls;
    private final Storage storage;

    /** The calls of the API that an upload needs. */
    public interface Calls {

        /** Signs an upload; retried if it replaces the file of an asset. */
        AssetUpload sign(AssetUploadPayload payload);

        /** Reports that the file has been sent. Not retried. */
        void finish(long id);

        /** Sets metadata; retried. */
        void update(long id, AssetPayload metadata);

        /** Reads an asset; retried. */
        Asset get(long id);
    }

    /** Creates an uploader. */
    public Uploader(Calls calls, FileTransfers files) {
        this.calls = calls;
        this.storage = new Storage(files);
    }

    /** Uploads a file and returns the asset as stored. Blocks. */
    public Asset upload(AssetFile file, UploadOptions options) {
        AssetUpload signed = sign(file, options);
        long id = signed.id();
        send(signed, file, options);
        finish(id, file);
        if (!options.metadata().json().isEmpty()) {
            run(Step.DESCRIBE, id, () -> calls.update(id, options.metadata()));
        }
        Asset stored = step(Step.DESCRIBE, id, () -> calls.get(id));
        if (stored.contentLength() > 0 && stored.contentLength() != file.length()) {
            String problem = "the API counts " + stored.contentLength() + " bytes of " + file.length() + ".";
            throw new AssetUploadException(Step.FINISH, id, "", problem, null);
        }
        return stored;
    }

    /** Signs an upload. Blocks. */
    public AssetUpload sign(AssetFile file, UploadOptions options) {
        return calls.sign(payload(file, options));
    }

    /** Sends the file of a signed upload, and signs again if that has expired. Blocks. */
    public void send(AssetUpload signed, AssetFile file, UploadOptions options) {
        long id = signed.id();
        storage.send(
                signed,
                file,
                options,
                () -> step(
                        Step.SEND, id, () -> calls.sign(payload(file, options).replacing(id))));
    }

    private static AssetUploadPayload payload(AssetFile file, UploadOptions options) {
        AssetUploadPayload payload = AssetUploadPayload.of(file.name()).validated();
        for (String name : SIGNED) {
            if (options.metadata().json().has(name)) {
                payload = payload.set(name, options.metadata().json().path(name));
            }
        }
        if (options.replaced().isPresent()) {
            payload = payload.replacing(options.replaced().get());
        }
        try {
            Optional<AssetFile.Pixels> pixels = file.pixels();
            return pixels.isPresent()
                    ? payload.pixels(pixels.get().width(), pixels.get().height())
                    : payload;
        } catch (IOException e) {
            if (e.getCause() instanceof SbsyncException known) {
                throw known;
            }
            throw new UncheckedIOException("\"" + file.name() + "\" cannot be read; nothing was uploaded.", e);
        }
    }

    /** If the response is lost, the asset shows whether the API has registered the file; if not, this is retried. */
    private void finish(long id, AssetFile file) {
        try {
            calls.finish(id);
        } catch (SbsyncException lost) {
            if (!lost.ambiguous()) {
                throw failed(Step.FINISH, id, lost);
            }
            Asset seen = step(Step.FINISH, id, () -> calls.get(id));
            if (seen.contentLength() != file.length()) {
                run(Step.FINISH, id, () -> calls.finish(id));
            }
        }
    }

    private static void run(Step step, long id, Runnable call) {
        try {
            call.run();
        } catch (SbsyncException failure) {
            throw failed(step, id, failure);
        }
    }

    private static <T> T step(Step step, long id, Supplier<T> call) {
        try {
            return call.get();
        } catch (SbsyncException failure) {
            throw failed(step, id, failure);
        }
    }

    private static AssetUploadException failed(Step step, long id, SbsyncException failure) {
        return new AssetUploadException(step, id, "", failure.getMessage(), failure);
    }
}
