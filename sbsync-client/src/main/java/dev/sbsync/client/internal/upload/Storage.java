package dev.sbsync.client.internal.upload;

import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.AssetUploadException.Step;
import dev.sbsync.client.internal.transfer.CutPauses;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.internal.transfer.Slots;
import dev.sbsync.client.internal.transfer.Transfers;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends upload forms to the storage of files, without the token. Resending a form is idempotent: the same key gets the
 * same bytes. Thread-safe.
 */
final class Storage {

    /** A signature is valid for ten minutes, by the storage's clock. */
    private static final Duration FRESH = Duration.ofMinutes(9);

    /** How often a file is sent with one signature or another; the transport retries too. */
    private static final int MAX_SIGNATURES = 3;

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);
    private static final long SLOWEST_BYTES_PER_SECOND = 64 * 1024;

    /** A longer pause is left to the caller, so that its thread can do something else. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final FileHosts hosts;
    private final Transfers uploads;
    private final TimeSource time;
    private final RandomGenerator random;
    private final CutPauses cuts;

    Storage(FileTransfers files) {
        this.hosts = files.hosts();
        this.uploads = files.uploads();
        this.time = files.time();
        this.random = files.random();
        this.cuts = files.cuts();
    }

    /**
     * Sends the file; again if the download that feeds it is cut, and with another signature if the first one has
     * expired. Blocks.
     *
     * @throws AssetUploadException if the storage refuses it, or there is no answer
     */
    void send(AssetUpload first, AssetFile file, UploadOptions options, Supplier<AssetUpload> signAgain) {
        long asked = time.nanos();
        try (Slots.Slot slot = uploads.slots().take()) {
            boolean waited = isOld(asked) && file.repeatable();
            transfer(waited ? signAgain.get() : first, file, options, signAgain);
        }
        uploads.traffic().file();
        uploads.traffic().bytes(file.length());
    }

    private boolean isOld(long since) {
        return Duration.ofNanos(time.nanos() - since).compareTo(FRESH) > 0;
    }

    private void transfer(AssetUpload first, AssetFile file, UploadOptions options, Supplier<AssetUpload> signAgain) {
        AssetUpload signed = first;
        int cut = 0;
        int signatures = 1;
        while (true) {
            long start = time.nanos();
            UploadForm form = new UploadForm(signed.fields(), file, options.progress(), nonce());
            TransportOutcome outcome = uploads.transport().execute(request(signed, file, form));
            if (outcome instanceof TransportOutcome.Answered answered
                    && answered.response().status() / 100 == 2) {
                return;
            }
            if (form.cut() && file.repeatable() && cuts.repeats(++cut) && waits(cuts.after(cut))) {
                continue;
            }
            boolean again = signatures < MAX_SIGNATURES && file.repeatable() && form.problem() == null;
            if (!again || !expired(outcome, isOld(start))) {
                throw failure(signed, form, outcome);
            }
            signed = signAgain.get();
            signatures++;
        }
    }

    /** Waits before the file is read again; returns false if that takes too long, or is interrupted. */
    private boolean waits(Duration pause) {
        if (pause.compareTo(LONGEST_WAIT) > 0) {
            return false;
        }
        try {
            time.sleep(pause);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean expired(TransportOutcome outcome, boolean old) {
        if (outcome instanceof TransportOutcome.Answered answered) {
            StorageRefusal refusal = StorageRefusal.of(answered.response());
            return refusal.expired() || (old && refusal.status() == 403);
        }
        return old;
    }

    private static AssetUploadException failure(AssetUpload signed, UploadForm form, TransportOutcome outcome) {
        Throwable problem = form.problem();
        if (problem != null) {
            String words = "the file could not be read (" + problem.getMessage() + ").";
            return new AssetUploadException(Step.SEND, signed.id(), "", words, problem);
        }
        if (outcome instanceof TransportOutcome.Answered answered) {
            StorageRefusal refusal = StorageRefusal.of(answered.response());
            return new AssetUploadException(Step.SEND, signed.id(), refusal.code(), refusal.sentence(), null);
        }
        TransportException failure = ((TransportOutcome.Failed) outcome).failure();
        String words = "there was no answer (" + failure.kind() + ").";
        return new AssetUploadException(Step.SEND, signed.id(), "", words, failure);
    }

    private TransportRequest request(AssetUpload signed, AssetFile file, UploadForm form) {
        Duration timeout = SHORTEST_TIMEOUT.plusSeconds(file.length() / SLOWEST_BYTES_PER_SECOND);
        return TransportRequest.builder("POST", address(signed))
                .body(form)
                .timeout(timeout)
                .write(!file.repeatable())
                .retrySafety(file.repeatable() ? RetrySafety.ALWAYS : RetrySafety.IF_NOT_APPLIED)
                .build();
    }

    /** Returns the address of the form: https, or http to loopback, as for the API. */
    private URI address(AssetUpload signed) {
        try {
            URI uri = hosts.address(signed.postUrl());
            Addresses.requireSafe(uri);
            return uri;
        } catch (IllegalArgumentException refused) {
            // reported below, without the address, which may contain anything
        }
        throw new AssetUploadException(
                Step.SEND,
                signed.id(),
                "",
                "the API returned an unsafe post_url; files are sent only by https, or by http to loopback.",
                null);
    }

    private String nonce() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
