package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if an upload fails after its asset was created. The asset exists, possibly without a file: upload again and
 * replace it ({@link #assetId}), or delete it.
 */
public final class AssetUploadException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** The steps of an upload after signing, in this order. */
    public enum Step {
        /** Sending the file to the storage. */
        SEND,
        /** Registering the file with the API. */
        FINISH,
        /** Setting and checking the metadata. */
        DESCRIBE
    }

    private final Step step;
    private final long assetId;
    private final String code;
    private final @Nullable SbsyncException failure;

    /**
     * Creates an exception.
     *
     * @param code the storage's error code; empty if it has none
     * @param problem the problem, as the end of a sentence and without secrets
     */
    public AssetUploadException(Step step, long assetId, String code, String problem, @Nullable Throwable cause) {
        super(
                "The upload to asset " + assetId + " failed at " + step + ": " + problem
                        + " The asset exists; upload again with replacing(" + assetId + "), or delete it.",
                cause);
        this.step = Objects.requireNonNull(step, "step");
        this.assetId = assetId;
        this.code = Objects.requireNonNull(code, "code");
        this.failure = cause instanceof SbsyncException known ? known : null;
    }

    /** Returns the step that failed. */
    public Step step() {
        return step;
    }

    /** Returns the id of the asset that was created, or whose file was to be replaced. */
    public long assetId() {
        return assetId;
    }

    /** Returns the storage's error code, such as {@code EntityTooLarge}; empty if it has none. */
    public String code() {
        return code;
    }

    @Override
    public int attempts() {
        return failure == null ? 1 : failure.attempts();
    }

    /** Returns whether the step may have taken effect although it failed; repeating it is safe. */
    @Override
    public boolean ambiguous() {
        return failure != null && failure.ambiguous();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return failure == null ? Optional.empty() : failure.retryAfter();
    }
}
