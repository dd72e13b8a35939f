package dev.sbsync.client.internal.download;

import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.download.AssetFileInfo;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.internal.transfer.CutPauses;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.internal.transfer.Slots;
import dev.sbsync.client.internal.transfer.Transfers;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Downloads files from the delivery hosts, which get no token of the API. Failures before the first byte are retried by
 * the transport. Thread-safe.
 */
public final class Downloader {

    /** How long the host may send nothing, and how long a download may take at least. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final int SLOWEST_BYTES_PER_SECOND = 64 * 1024;

    private static final Set<String> ENCODED = Set.of("gzip", "br", "deflate", "zstd", "compress");

    private final FileHosts hosts;
    private final Transfers downloads;
    private final SignedUrls signedUrls;
    private final CutPauses cuts;

    private final boolean atStorage;

    /**
     * Creates a downloader.
     *
     * @param atStorage whether public files are read at the storage, past the caches of the delivery hosts
     */
    public Downloader(FileTransfers files, boolean atStorage) {
        this.atStorage = atStorage;
        this.hosts = files.hosts();
        this.downloads = files.downloads();
        this.signedUrls = new SignedUrls(hosts, downloads, files.assetToken());
        this.cuts = files.cuts();
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
            DownloadFailures failures = failures(asset);
            TransportResponse response = current(asset, failures);
            AssetFileInfo info = infoOf(response);
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
        DownloadFailures failures = failures(asset);
        // the signature of a private file may be for GET alone
        TransportResponse response = answer(asset.privateFile() ? "GET" : "HEAD", asset, url(asset), failures);
        close(response, failures);
        return infoOf(response);
    }

    /**
     * Returns the file for an upload, which downloads it for each attempt. Blocks only if the asset has no length.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no such file, or it cannot be uploaded
     */
    public AssetFile file(Asset asset) {
        long length =
                asset.contentLength() > 0 ? asset.contentLength() : info(asset).length();
        AssetFile file;
        try {
            file = AssetFile.of(asset.name(), length, () -> open(asset));
        } catch (IllegalArgumentException refused) {
            throw failures(asset).of(Reason.NOT_UPLOADABLE, String.valueOf(refused.getMessage()));
        }
        return AssetFile.Pixels.inUrl(asset.filename())
                .map(size -> file.pixels(size.width(), size.height()))
                .orElse(file);
    }

    /** Returns the URL to read; a private file is signed for the delivery host. */
    private String url(Asset asset) {
        boolean past = atStorage && !asset.privateFile() && asset.filename().startsWith("http");
        return past ? asset.filename() : asset.url();
    }

    private DownloadFailures failures(Asset asset) {
        return new DownloadFailures(asset, cuts);
    }

    private static boolean differs(TransportResponse response, Asset asset) {
        long announced = infoOf(response).length();
        return announced >= 0 && asset.contentLength() > 0 && announced != asset.contentLength();
    }

    /** Closes the connection of a response that is not read. */
    private static void close(TransportResponse response, DownloadFailures failures) {
        try {
            response.stream().close();
        } catch (IOException broken) {
            throw failures.cut(broken);
        }
    }

    /** Returns the file with the length of the list; caches in front of the storage may still have an older file. */
    private TransportResponse current(Asset asset, DownloadFailures failures) {
        TransportResponse response = answer("GET", asset, url(asset), failures);
        if (differs(response, asset)
                && !asset.privateFile()
                && !asset.filename().equals(url(asset))) {
            close(response, failures);
            response = answer("GET", asset, asset.filename(), failures);
        }
        if (differs(response, asset)) {
            close(response, failures);
            throw failures.otherLength(infoOf(response).length());
        }
        return response;
    }

    private TransportResponse answer(String method, Asset asset, String url, DownloadFailures failures) {
        if (url.isEmpty()) {
            throw failures.of(Reason.NO_FILE, "the API names no file.");
        }
        URI address = asset.privateFile() ? signedUrls.of(url, failures) : address(url, failures);
        TransportRequest request = TransportRequest.builder(method, address)
                .timeout(TIMEOUT)
                .streamed(SLOWEST_BYTES_PER_SECOND)
                .bodyCheck(response -> response.header("Content-Encoding")
                                .filter(ENCODED::contains)
                                .isPresent()
                        ? "the file is encoded, although plain bytes were requested"
                        : null)
                .build();
        TransportOutcome outcome = downloads.transport().execute(request);
        if (outcome instanceof TransportOutcome.Answered answered) {
            int status = answered.response().status();
            if (status == 200) {
                return answered.response();
            }
            close(answered.response(), failures);
            throw failures.refused(status);
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
