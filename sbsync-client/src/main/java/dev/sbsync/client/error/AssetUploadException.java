package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload that did not come to its end after the API had made its asset. The asset exists, perhaps without a file:
 * upload again and replace it ({@link #assetId}), or delete it.
 */
public final class AssetUploadException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** What an upload does after it was signed, in this order. */
    public enum Step {
        /** The file goes to the storage. */
        SEND,
        /** The API takes note of the file. */
        FINISH,
        /** The metadata is set. */
        DESCRIBE
    }

    private final Step step;
    private final long assetId;
    private final String code;
    private final @Nullable SbsyncException failure;

    /**
     * Creates an exception.
     *
     * @param code the storage's code for its refusal; empty if it did not refuse
     * @param problem what went wrong, as the end of a sentence and without any secret
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

    /** Returns what failed. */
    public Step step() {
        return step;
    }

    /** Returns the id of the asset that the API made, or whose file was to be replaced. */
    public long assetId() {
        return assetId;
    }

    /** Returns the storage's code for its refusal, such as {@code EntityTooLarge}; empty if it did not refuse. */
    public String code() {
        return code;
    }

    @Override
    public int attempts() {
        return failure == null ? 1 : failure.attempts();
    }

    /** Returns whether the step may have taken effect although it failed; doing it again is safe in any case. */
    @Override
    public boolean ambiguous() {
        return failure != null && failure.ambiguous();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return failure == null ? Optional.empty() : failure.retryAfter();
    }
}
