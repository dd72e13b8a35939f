package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown if the file of an asset cannot be downloaded, or only a part of it. The message has no token and no query. */
public final class AssetDownloadException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Why there is no file. */
    public enum Reason {
        /** The file is private, and the client has no asset token ({@code ManagementClientBuilder.assetToken}). */
        TOKEN_MISSING,
        /** The file is private, and the asset token is refused: it is invalid, or belongs to another space. */
        TOKEN_REFUSED,
        /** The asset names no file, or the delivery host does not deliver it (403, 404, 410). */
        NO_FILE,
        /** The delivery host has a file of another length than the API states. */
        OTHER_LENGTH,
        /** The storage does not accept a file of this name or length: it is empty, or too large. Nothing was sent. */
        NOT_UPLOADABLE,
        /** The transfer ended before the last byte. */
        CUT,
        /** Any other answer, or none. */
        FAILED
    }

    private final Reason reason;
    private final long assetId;
    private final @Nullable Duration delay;

    /**
     * Creates an exception.
     *
     * @param asset the name of the asset for people
     * @param problem the problem, as the end of a sentence and without secrets
     * @param delay the delay before a retry, or null if that would not help
     */
    public AssetDownloadException(
            Reason reason,
            long assetId,
            String asset,
            String problem,
            @Nullable Duration delay,
            @Nullable Throwable cause) {
        super("The file of asset " + assetId + " (" + asset + ") was not downloaded: " + problem, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.assetId = assetId;
        this.delay = delay;
    }

    /** Returns why there is no file. */
    public Reason reason() {
        return reason;
    }

    /** Returns the id of the asset. */
    public long assetId() {
        return assetId;
    }

    @Override
    public int attempts() {
        return getCause() instanceof SbsyncException failure ? failure.attempts() : 1;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(delay);
    }
}
