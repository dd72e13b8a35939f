package dev.sbsync.core.internal.reference;

/**
 * An asset of the target that a reference names.
 *
 * @param id its id in the target
 * @param url its URL without a scheme, on the CDN host of the target's region
 */
public record AssetTarget(long id, String url) {

    /**
     * Returns the asset of a row of the API's list.
     *
     * @param filename the URL as listed, which names the storage instead of the CDN host
     */
    public static AssetTarget of(long id, String filename) {
        return new AssetTarget(
                id,
                filename.replaceFirst("^(https?:)?//", "")
                        .replaceFirst("^s3\\.amazonaws\\.com/(?=[^/]+\\.[^/]+/)", ""));
    }

    /** Returns the path of the URL, which begins with {@code /f/}. */
    String path() {
        return url.substring(url.indexOf('/'));
    }
}
