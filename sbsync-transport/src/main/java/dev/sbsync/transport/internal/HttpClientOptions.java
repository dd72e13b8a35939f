package dev.sbsync.transport.internal;

import java.time.Duration;

/**
 * What HttpClient has to know.
 *
 * @param connectTimeout for the connection, TLS included
 * @param connectionRequestTimeout for a free connection of the pool
 * @param maxConnections size of the pool
 * @param maxBodyBytes the largest body accepted, after decompression
 * @param userAgent what to call ourselves
 */
public record HttpClientOptions(
        Duration connectTimeout,
        Duration connectionRequestTimeout,
        int maxConnections,
        long maxBodyBytes,
        String userAgent) {}
