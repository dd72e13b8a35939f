package dev.sbsync.core.internal.reference;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What identifies an asset in a URL: its path {@code /f/{space}/{size}/{hash}/{name}}, whatever the host
 * (docs/references.md).
 *
 * @param spaceId the space that owns the file
 * @param size its dimensions in lower case, such as {@code 1600x900} or {@code x}; empty if the path has none
 * @param hash the part of the path that is unique per upload
 * @param name the file's name, decoded
 */
public record AssetKey(long spaceId, String size, String hash, String name) {

    /** Lowers the case of the size and decodes the name. */
    public AssetKey {
        size = size.toLowerCase(Locale.ROOT);
        name = decoded(name);
    }

    /** Returns the key of a URL on any host, such as the {@code filename} of an asset; empty if its path has none. */
    public static Optional<AssetKey> of(String url) {
        for (int at = url.indexOf("/f/"); at >= 0; at = url.indexOf("/f/", at + 1)) {
            AssetPath path = AssetPath.at(url, at);
            if (path != null) {
                return Optional.of(path.key(path.end()));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
