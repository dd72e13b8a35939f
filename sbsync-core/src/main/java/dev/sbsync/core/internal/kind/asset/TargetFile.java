package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.state.FileBefore;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The file of an asset of the target that a run is about to replace, read past caches. */
final class TargetFile implements FileBefore {

    /** A retry or another run would not read the file either. */
    private static final Set<Reason> LASTING = Set.of(Reason.TOKEN_MISSING, Reason.TOKEN_REFUSED, Reason.NO_FILE);

    private final Side target;
    private final RecordRow actual;
    private final Supplier<@Nullable String> replacement;

    TargetFile(Side target, RecordRow actual, Supplier<@Nullable String> replacement) {
        this.target = target;
        this.actual = actual;
        this.replacement = replacement;
    }

    @Override
    public @Nullable String unavailable() {
        return FileHash.readable(target, actual) ? null : "it is private, and there was no asset token of the target";
    }

    @Override
    public long length() {
        return actual.raw().path("content_length").asLong(0);
    }

    @Override
    public @Nullable String replacement() {
        return replacement.get();
    }

    @Override
    public String read(int size, Predicate<byte[]> part) throws UnavailableException {
        try {
            return FileHash.readNow(target, actual, size, part);
        } catch (AssetDownloadException failure) {
            if (LASTING.contains(failure.reason())) {
                throw new UnavailableException(String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }
}
