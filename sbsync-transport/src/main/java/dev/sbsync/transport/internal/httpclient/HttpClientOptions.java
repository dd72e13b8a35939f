package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.RequestHeaders;
import java.net.ProxySelector;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What HttpClient has to know.
 *
 * @param connectTimeout for the connection, TLS included
 * @param connectionRequestTimeout for a free connection of the pool
 * @param maxConnections size of the pool
 * @param maxBodyBytes the largest body accepted, after decompression
 * @param userAgent what to call ourselves
 * @param responseTimeout for the next byte of an answer; null for the attempt's deadline alone
 * @param headers what to add to requests
 * @param proxies which way to take
 * @param sslContext whom to trust; null for whom the JVM trusts
 */
public record HttpClientOptions(
        Duration connectTimeout,
        Duration connectionRequestTimeout,
        int maxConnections,
        long maxBodyBytes,
        String userAgent,
        @Nullable Duration responseTimeout,
        RequestHeaders headers,
        ProxySelector proxies,
        @Nullable SSLContext sslContext) {}
