package dev.sbsync.client;

/**
 * How many files a client has transferred, such as since it was built. Requests to the API do not count.
 *
 * @param downloads files whose delivery host answered
 * @param downloadedBytes bytes that were read of them
 * @param uploads files that the storage accepted
 * @param uploadedBytes the sum of their lengths
 */
public record AssetTraffic(long downloads, long downloadedBytes, long uploads, long uploadedBytes) {

    /** No file was transferred. */
    public static final AssetTraffic NONE = new AssetTraffic(0, 0, 0, 0);

    /** Returns the sum of two. */
    public AssetTraffic plus(AssetTraffic other) {
        return new AssetTraffic(
                downloads + other.downloads,
                downloadedBytes + other.downloadedBytes,
                uploads + other.uploads,
                uploadedBytes + other.uploadedBytes);
    }

    /** Returns what was added since an earlier call. */
    public AssetTraffic minus(AssetTraffic before) {
        return new AssetTraffic(
                downloads - before.downloads,
                downloadedBytes - before.downloadedBytes,
                uploads - before.uploads,
                uploadedBytes - before.uploadedBytes);
    }
}
