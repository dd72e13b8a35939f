package dev.sbsync.client.internal.download;

import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.download.AssetFileInfo;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.internal.transfer.Slots;
import dev.sbsync.client.internal.transfer.Transfers;
import dev.sbsync.client.model.Asset;
import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.SbsyncException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Downloads files from the delivery hosts, which get no token of the API. Failures before the first byte are retried by
 * the transport. Thread-safe.
 */
public final class Downloader {

    /** How long the host may send nothing, and how long a download may take at least. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final int SLOWEST_BYTES_PER_SECOND = 64 * 1024;

    private final FileHosts hosts;
    private final Transfers downloads;
    private final SignedUrls signedUrls;

    /** Creates a downloader. */
    public Downloader(FileTransfers files) {
        this.hosts = files.hosts();
        this.downloads = files.downloads();
        this.signedUrls = new SignedUrls(hosts, downloads, files.assetToken());
    }

    /**
     * Starts a download. Blocks until the headers have arrived.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no file
     */
    public AssetDownload open(Asset asset) {
        Slots.Slot slot = downloads.slots().take();
        boolean opened = false;
        try {
            DownloadFailures failures = new DownloadFailures(asset);
            TransportResponse response = answer("GET", asset, failures);
            AssetFileInfo info = infoOf(response);
            if (differs(info.length(), asset.contentLength())) {
                throw closing(response, failures.otherLength(info.length()));
            }
            long announced = info.length() < 0 && asset.contentLength() > 0 ? asset.contentLength() : info.length();
            CheckedBytes bytes = new CheckedBytes(response.stream(), announced, failures, downloads.traffic(), slot);
            opened = true;
            downloads.traffic().file();
            return new AssetDownload(info, bytes);
        } finally {
            if (!opened) {
                slot.close();
            }
        }
    }

    /**
     * Reads the headers of a file. Blocks.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no file
     */
    public AssetFileInfo info(Asset asset) {
        DownloadFailures failures = new DownloadFailures(asset);
        // the signature of a private file may be for GET alone
        TransportResponse response = answer(asset.privateFile() ? "GET" : "HEAD", asset, failures);
        try {
            response.stream().close();
        } catch (IOException broken) {
            throw failures.cut(broken);
        }
        return infoOf(response);
    }

    private static boolean differs(long announced, long listed) {
        return announced >= 0 && listed > 0 && announced != listed;
    }

    /** Closes the connection of a response that is not read. */
    private static SbsyncException closing(TransportResponse response, SbsyncException failure) {
        try {
            response.stream().close();
        } catch (IOException broken) {
            failure.addSuppressed(broken);
        }
        return failure;
    }

    private TransportResponse answer(String method, Asset asset, DownloadFailures failures) {
        String url = asset.url();
        if (url.isEmpty()) {
            throw failures.of(Reason.NO_FILE, "the API names no file.");
        }
        URI address = asset.privateFile() ? signedUrls.of(url, failures) : address(url, failures);
        TransportRequest request = TransportRequest.builder(method, address)
                .timeout(TIMEOUT)
                .streamed(SLOWEST_BYTES_PER_SECOND)
                .bodyCheck(response -> response.header("Content-Encoding").isPresent()
                        ? "the file is encoded, although plain bytes were requested"
                        : null)
                .build();
        TransportOutcome outcome = downloads.transport().execute(request);
        if (outcome instanceof TransportOutcome.Answered answered) {
            int status = answered.response().status();
            if (status == 200) {
                return answered.response();
            }
            throw closing(answered.response(), failures.refused(status));
        }
        throw failures.of((TransportOutcome.Failed) outcome);
    }

    /** Returns the address of a file: https, or http to loopback. */
    private URI address(String url, DownloadFailures failures) {
        try {
            URI address = hosts.address(url);
            Addresses.requireSafe(address);
            return address;
        } catch (IllegalArgumentException refused) {
            throw failures.of(
                    Reason.NO_FILE, "its address is not a URL with https (http is allowed for loopback hosts only).");
        }
    }

    private static AssetFileInfo infoOf(TransportResponse response) {
        long length = response.header("Content-Length").map(Downloader::number).orElse(-1L);
        return new AssetFileInfo(
                length,
                response.header("Content-Type").orElse(""),
                response.header("ETag").orElse(""));
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
