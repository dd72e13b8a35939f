package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of files in the storage, {@code f/{space}/{size}/{hash}/{name}}: what all URLs of a file have in common
 * (docs/management-api.md).
 */
public final class AssetKeys {
    /** The host of the storage, with the delivery host as the bucket; the API shows it in {@code filename}. */
    public static final String BUCKET = "https://s3.amazonaws.com/a.storyblok.com/";

    /** The delivery host. */
    public static final String DELIVERY = "https://a.storyblok.com/";

    private AssetKeys() {}

    /** An asset and its space. */
    public record Found(SpaceState space, ObjectNode asset) {}

    /** Returns the key in a URL or path; empty if there is none. */
    public static String of(String url) {
        int start = url.startsWith("f/") ? 0 : url.indexOf("/f/") + 1;
        return start == 0 && !url.startsWith("f/") ? "" : url.substring(start);
    }

    /** Returns the asset with a key, also one in the trash: its file stays in the storage. */
    public static Optional<Found> find(FakeState state, String key) {
        String wanted = decoded(key);
        return state.spaces().stream()
                .flatMap(space -> space.records("assets").all().stream()
                        .filter(asset ->
                                decoded(of(Nodes.string(asset, "filename", ""))).equals(wanted))
                        .map(asset -> new Found(space, asset)))
                .findFirst();
    }

    /** Returns a key without percent-encoding; one that is malformed stays. */
    public static String decoded(String key) {
        if (key.indexOf('%') < 0) {
            return key;
        }
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return key;
        }
    }

    /**
     * Returns a new key. All dots of the name except the last become underscores; without a size the key has no size
     * segment.
     */
    public static String create(long space, String size, long asset, String filename) {
        String name = filename.substring(filename.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            name = name.substring(0, dot).replace('.', '_') + name.substring(dot);
        }
        return "f/" + space + "/" + (size.isEmpty() ? "" : size + "/") + Long.toHexString(asset) + "/" + name;
    }
}
