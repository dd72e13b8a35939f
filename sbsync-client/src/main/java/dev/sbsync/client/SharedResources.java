package dev.sbsync.client;

import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;

/**
 * What a client and its views share.
 *
 * @param transport sends the calls of the API
 * @param owned whether closing the client closes the transport
 * @param budget the rate limiter
 * @param files downloads and uploads files
 */
record SharedResources(
        Transport transport, boolean owned, URI baseUrl, RateLimiter budget, TimeSource time, FileTransfers files) {

    void close() {
        if (owned) {
            transport.close();
            files.close();
        }
    }
}
