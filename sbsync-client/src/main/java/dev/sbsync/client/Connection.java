package dev.sbsync.client;

import dev.sbsync.transport.Transport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;

/**
 * What a client and its views have in common.
 *
 * @param transport carries calls of the API
 * @param owned whether the client closes what carries its calls
 * @param budget what paces the calls
 * @param uploads carries files to the storage
 */
record Connection(
        Transport transport, boolean owned, URI baseUrl, RateLimiter budget, TimeSource time, UploadLink uploads) {

    void close() {
        if (owned) {
            transport.close();
            uploads.close();
        }
    }
}
