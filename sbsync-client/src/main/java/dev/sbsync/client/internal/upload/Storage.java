package dev.sbsync.client.internal.upload;

import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.AssetUploadException.Step;
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

    private static final int MAX_SIGNATURES = 3;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);
    private static final long SLOWEST_BYTES_PER_SECOND = 64 * 1024;

    private final FileHosts hosts;
    private final Transfers uploads;
    private final TimeSource time;
    private final RandomGenerator random;

    Storage(FileTransfers files) {
        this.hosts = files.hosts();
        this.uploads = files.uploads();
        this.time = files.time();
        this.random = files.random();
    }

    /**
     * Sends the file; if the signature has expired, signs and sends it again. Blocks.
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
        for (int signatures = 1; ; signatures++) {
            long start = time.nanos();
            UploadForm form = new UploadForm(signed.fields(), file, options.progress(), nonce());
            TransportOutcome outcome = uploads.transport().execute(request(signed, file, form));
            boolean old = isOld(start);
            boolean again = signatures < MAX_SIGNATURES && file.repeatable() && form.problem() == null;
            if (outcome instanceof TransportOutcome.Answered answered) {
                int status = answered.response().status();
                if (status >= 200 && status < 300) {
                    return;
                }
                StorageRefusal refusal = StorageRefusal.of(answered.response());
                if (!again || !(refusal.expired() || (old && status == 403))) {
                    throw new AssetUploadException(Step.SEND, signed.id(), refusal.code(), refusal.sentence(), null);
                }
            } else if (!again || !old) {
                throw failure(signed, form, (TransportOutcome.Failed) outcome);
            }
            signed = signAgain.get();
        }
    }

    private static AssetUploadException failure(AssetUpload signed, UploadForm form, TransportOutcome.Failed outcome) {
        Throwable problem = form.problem();
        return problem == null
                ? new AssetUploadException(
                        Step.SEND,
                        signed.id(),
                        "",
                        "there was no answer (" + outcome.failure().kind() + ").",
                        outcome.failure())
                : new AssetUploadException(
                        Step.SEND,
                        signed.id(),
                        "",
                        "the file could not be read (" + problem.getMessage() + ").",
                        problem);
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
