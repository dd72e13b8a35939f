package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Compares the files of assets, after what their lists show. Equal checksums that the storages state are enough;
 * different ones are confirmed by the bytes, which are streamed. Thread-safe.
 *
 * @param listed compares what the lists show
 */
record AssetVerifier(KindVerifier listed, Side source, Side target) implements KindVerifier {

    @Override
    public VerifiedItem compared(PlannedItem item, ContentRoom room, Consumer<Step> reads) {
        VerifiedItem shown = listed.compared(item, room, reads);
        boolean otherLength = shown.differences().stream()
                .anyMatch(difference -> difference.field().equals("content_length"));
        if (otherLength) {
            return shown;
        }
        RecordRow here = RecordRow.of(item.source());
        RecordRow there = RecordRow.of(Objects.requireNonNull(item.match()));
        AtomicReference<Step> side = new AtomicReference<>(Step.READ_SOURCE);
        try {
            return unreadable(here, there)
                    .map(shown::notCompared)
                    .orElseGet(() -> difference(here, there, side::set)
                            .map(shown::differing)
                            .orElse(shown));
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure)) {
                throw failure;
            }
            return shown.notCompared(Problems.of(failure, Objects.requireNonNull(side.get())));
        }
    }

    private Optional<Problem> unreadable(RecordRow here, RecordRow there) {
        if (!FileHash.readable(source, here)) {
            return Optional.of(unreadable("source"));
        }
        return FileHash.readable(target, there) ? Optional.empty() : Optional.of(unreadable("target"));
    }

    private static Problem unreadable(String side) {
        return new Problem(
                OutcomeCode.ASSET_PRIVATE, "its file is private, and there is no asset token of the " + side);
    }

    private Optional<Difference> difference(RecordRow here, RecordRow there, Consumer<Step> reads) {
        String now = FileHash.of(source, here);
        reads.accept(Step.READ_TARGET);
        String copied = FileHash.of(target, there);
        if (!now.equals(copied)) {
            copied = FileHash.read(target, there);
            reads.accept(Step.READ_SOURCE);
            now = FileHash.read(source, here);
        }
        return now.equals(copied) ? Optional.empty() : Optional.of(Difference.of(AssetsKind.FILE, now, copied));
    }
}
