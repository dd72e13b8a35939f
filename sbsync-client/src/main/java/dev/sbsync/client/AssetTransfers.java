package dev.sbsync.client;

/**
 * How many files a client is transferring. A file that is copied from space to space counts in both directions, because
 * it is uploaded while it is downloaded.
 *
 * @param downloads running downloads
 * @param uploads running uploads
 */
public record AssetTransfers(int downloads, int uploads) {

    /** No file is being transferred. */
    public static final AssetTransfers NONE = new AssetTransfers(0, 0);
}
