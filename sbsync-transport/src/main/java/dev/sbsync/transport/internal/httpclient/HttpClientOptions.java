package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.RequestHeaders;
import java.net.ProxySelector;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP client.
 *
 * @param connectTimeout the timeout for opening a connection, including TLS
 * @param connectionRequestTimeout the timeout for getting a connection from the pool
 * @param maxConnections the size of the pool
 * @param maxBodyBytes the maximum size of a response body, after decompression
 * @param userAgent the {@code User-Agent} header
 * @param responseTimeout the timeout without received data, or null to use only the deadline of the attempt
 * @param headers adds headers to requests
 * @param proxies selects the proxy of a host
 * @param sslContext the trusted certificates, or null for those of the JVM
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
