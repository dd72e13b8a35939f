package dev.sbsync.client.internal.transfer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of files at the delivery hosts and the storage (docs/management-api.md). Immutable.
 *
 * @param replacement scheme, host and port that replace those of all hosts of files; null for the real ones
 * @param delivery scheme, host and port of the Content Delivery API
 */
public record FileHosts(@Nullable URI replacement, URI delivery) {

    /** The one host of the Management API that does not serve the Content Delivery API too. */
    private static final URI MANAGEMENT_ONLY = URI.create("https://mapi.storyblok.com");

    private static final URI ITS_DELIVERY = URI.create("https://api.storyblok.com");

    /** Returns the hosts of files that belong to a host of the Management API. */
    public static FileHosts of(@Nullable URI replacement, URI baseUrl) {
        URI real = baseUrl.equals(MANAGEMENT_ONLY) ? ITS_DELIVERY : baseUrl;
        return new FileHosts(replacement, replacement == null ? real : replacement);
    }

    /** Returns the address of the request for a file of this URL. */
    public URI address(String url) {
        URI uri = URI.create(escaped(url));
        if (replacement == null) {
            return uri;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(replacement + uri.getRawPath() + query);
    }

    /** Returns the address that signs the URL of a private file. It has the token in its query. */
    public URI signing(String deliveryUrl, String token) {
        return URI.create(delivery + "/v2/cdn/assets/me?token=" + encoded(token) + "&filename=" + encoded(deliveryUrl));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Escapes characters that a URL cannot have. */
    private static String escaped(String url) {
        StringBuilder text = new StringBuilder();
        url.codePoints().forEach(c -> {
            String one = Character.toString(c);
            boolean plain = c > 0x20 && c < 0x7f && "\"<>\\^`{|}[]".indexOf(c) < 0;
            text.append(plain ? one : encoded(one));
        });
        return text.toString();
    }
}
