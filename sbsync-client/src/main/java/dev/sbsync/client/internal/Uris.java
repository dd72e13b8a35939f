package dev.sbsync.client.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Builds the URI of a call. */
final class Uris {

    private Uris() {}

    static URI of(URI baseUrl, ApiCall call) {
        String query = call.query().stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
        return URI.create(baseUrl + call.path() + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encoded(String text) {
        if (Surrogates.broken(text)) {
            throw new IllegalArgumentException(
                    "A query parameter has half of a surrogate pair, which UTF-8 cannot carry;"
                            + " correct that text.");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
