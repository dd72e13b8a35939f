package dev.sbsync.client.internal.download;

import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.internal.Json;
import dev.sbsync.client.internal.MalformedJsonException;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.internal.transfer.Transfers;
import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Gets the signed URLs of private files (docs/management-api.md). They are secrets, and short-lived. Thread-safe. */
final class SignedUrls {

    private final FileHosts hosts;
    private final Transfers downloads;
    private final @Nullable Token token;

    SignedUrls(FileHosts hosts, Transfers downloads, @Nullable Token token) {
        this.hosts = hosts;
        this.downloads = downloads;
        this.token = token;
    }

    /** Returns the address of a private file. Blocks. */
    URI of(String deliveryUrl, DownloadFailures failures) {
        if (token == null) {
            throw failures.of(
                    Reason.TOKEN_MISSING, "it is private; set an asset token of its space (assetToken) to read it.");
        }
        URI signing = hosts.signing(deliveryUrl, token.reveal());
        TransportOutcome outcome = downloads
                .transport()
                .execute(TransportRequest.builder("GET", signing)
                        .bodyCheck(response -> signedUrl(response).isEmpty() ? "it has no signed_url" : null)
                        .build());
        if (!(outcome instanceof TransportOutcome.Answered answered)) {
            throw failures.of((TransportOutcome.Failed) outcome);
        }
        int status = answered.response().status();
        if (status == 401 || status == 403) {
            throw failures.of(
                    Reason.TOKEN_REFUSED,
                    "it is private, and the asset token was refused (" + status
                            + "); set an asset token of its space (assetToken).");
        }
        if (status != 200) {
            throw failures.refused(status);
        }
        return safe(signedUrl(answered.response()), failures);
    }

    private URI safe(String signedUrl, DownloadFailures failures) {
        try {
            URI address = hosts.address(signedUrl);
            Addresses.requireSafe(address);
            return address;
        } catch (IllegalArgumentException refused) {
            // without the address, which is a secret
            throw failures.of(Reason.FAILED, "its signed_url is not a URL with https.");
        }
    }

    private static String signedUrl(TransportResponse response) {
        try {
            return Json.parse(response.body()).path("asset").path("signed_url").asString("");
        } catch (MalformedJsonException notJson) {
            return "";
        }
    }
}
