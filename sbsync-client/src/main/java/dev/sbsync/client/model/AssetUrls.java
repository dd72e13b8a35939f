package dev.sbsync.client.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the URLs of files (docs/management-api.md). */
final class AssetUrls {

    /** The API names files at S3, with the delivery host as the bucket; custom domains are hosts of their own. */
    private static final Pattern AT_S3 = Pattern.compile(
            "(?:https?:)?//s3[a-z0-9.-]*\\.amazonaws\\.com(?:\\.cn)?/([a-z0-9-]+(?:\\.[a-z0-9-]+)+/.*)",
            Pattern.CASE_INSENSITIVE);

    private AssetUrls() {}

    /** Returns the URL at the delivery host. */
    static String delivered(String filename) {
        Matcher atS3 = AT_S3.matcher(filename);
        if (atS3.matches()) {
            return "https://" + atS3.group(1);
        }
        return filename.startsWith("//") ? "https:" + filename : filename;
    }

    /** Returns the last segment of the path, decoded. */
    static String name(String filename) {
        String path = filename.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
