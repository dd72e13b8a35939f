package dev.sbsync.core.outcome;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;
import java.util.Set;

/** Classifies failed transfers of files. Stateless. */
final class FileProblems {

    /** The storage's codes about the file itself (docs/management-api.md). */
    private static final Set<String> ABOUT_FILES = Set.of("EntityTooLarge", "EntityTooSmall");

    private FileProblems() {}

    /** Returns the failure behind that of an upload, such as that of the download of its source. */
    static SbsyncException cause(SbsyncException failure) {
        return failure instanceof AssetUploadException && failure.getCause() instanceof SbsyncException cause
                ? cause
                : failure;
    }

    /** Returns the code of a transfer that failed; empty if the failure is about no transfer. */
    static Optional<OutcomeCode> code(SbsyncException failure) {
        if (cause(failure) instanceof AssetDownloadException download) {
            return Optional.of(code(download.reason()));
        }
        if (failure instanceof AssetUploadException upload) {
            return Optional.of(
                    ABOUT_FILES.contains(upload.code()) ? OutcomeCode.FILE_REFUSED : OutcomeCode.UPLOAD_FAILED);
        }
        return Optional.empty();
    }

    private static OutcomeCode code(AssetDownloadException.Reason reason) {
        return switch (reason) {
            case TOKEN_MISSING -> OutcomeCode.ASSET_PRIVATE;
            case TOKEN_REFUSED -> OutcomeCode.ASSET_TOKEN_REFUSED;
            case NO_FILE -> OutcomeCode.FILE_MISSING;
            case OTHER_LENGTH -> OutcomeCode.FILE_OUTDATED;
            case NOT_UPLOADABLE -> OutcomeCode.FILE_REFUSED;
            case CUT, FAILED -> OutcomeCode.DOWNLOAD_FAILED;
        };
    }
}
