package dev.sbsync.core.internal.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the asset URLs of a text by their paths, on every host that delivers assets (docs/references.md). Immutable.
 */
final class AssetUrls {

    private static final List<String> HOSTS = List.of(
            "a.storyblok.com",
            "a2.storyblok.com",
            "a-us.storyblok.com",
            "a2-us.storyblok.com",
            "a-ap.storyblok.com",
            "a2-ap.storyblok.com",
            "a-ca.storyblok.com",
            "a.storyblokchina.cn");

    private static final String STORAGE = "s3.amazonaws.com";

    /** The old image service: {@code img2.storyblok.com/{filters}/f/…}. */
    private static final String OLD_IMAGE_SERVICE = "img2.storyblok.com";

    private static final int MAX_FILTERS = 500;

    private final List<String> hosts;

    /**
     * Creates a finder.
     *
     * @param customDomains further hosts that deliver the source's assets
     */
    AssetUrls(Collection<String> customDomains) {
        hosts = new ArrayList<>(HOSTS);
        hosts.addAll(customDomains);
    }

    /**
     * A place of a text that names an asset.
     *
     * @param from the index of the host, or of the path where the host stays
     * @param path the path
     * @param withHost whether the host is part of the place
     */
    record Place(int from, AssetPath path, boolean withHost) {}

    /** Returns the first place at or after an index; null if there is none. */
    @Nullable
    Place next(String text, int from) {
        for (int at = text.indexOf("/f", from); at >= 0; at = text.indexOf("/f", at + 1)) {
            int start = at > 0 && text.charAt(at - 1) == '\\' ? at - 1 : at;
            if (start < from || !slashFollows(text, at + 2)) {
                continue;
            }
            AssetPath path = AssetPath.at(text, start);
            Place place = path == null ? null : place(text, from, path);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private static boolean slashFollows(String text, int at) {
        return text.startsWith("/", at) || text.startsWith("\\/", at);
    }

    private @Nullable Place place(String text, int from, AssetPath path) {
        int start = path.start();
        for (String host : hosts) {
            int hostStart = start - host.length();
            if (hostStart >= from && endsWith(text, start, host) && startsHost(text, hostStart)) {
                String storage = STORAGE + (path.escaped() ? "\\/" : "/");
                boolean stored = endsWith(text, hostStart, storage) && startsHost(text, hostStart - storage.length());
                return new Place(stored ? hostStart - storage.length() : hostStart, path, true);
            }
        }
        int filters = Math.max(from, start - MAX_FILTERS);
        int service = text.substring(filters, start).lastIndexOf(OLD_IMAGE_SERVICE) + filters;
        boolean served = service >= filters && oneUrl(text, service, start) && startsHost(text, service);
        return served ? new Place(start, path, false) : null;
    }

    private static boolean endsWith(String text, int end, String part) {
        return text.regionMatches(true, end - part.length(), part, 0, part.length());
    }

    private static boolean startsHost(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before >= 128 || (!Character.isLetterOrDigit(before) && before != '.' && before != '-');
    }

    private static boolean oneUrl(String text, int from, int to) {
        return text.substring(from, to).chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '<');
    }
}
