package dev.sbsync.client.download;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the headers of a delivery host say about a file.
 *
 * @param length in bytes; -1 if unknown
 * @param contentType the media type; empty if unknown
 * @param etag the {@code ETag} as sent; empty if there is none
 */
public record AssetFileInfo(long length, String contentType, String etag) {

    private static final Pattern MD5 = Pattern.compile("\"[0-9a-f]{32}\"");

    /**
     * Returns the MD5 of the file in lower-case hex, if the {@code ETag} has the form of one. A file that was stored in
     * several parts has another form; one that the storage encrypts with its own key can have this form and another
     * value, so different values do not prove different bytes (docs/management-api.md).
     */
    public Optional<String> md5() {
        return MD5.matcher(etag).matches() ? Optional.of(etag.substring(1, 33)) : Optional.empty();
    }
}
