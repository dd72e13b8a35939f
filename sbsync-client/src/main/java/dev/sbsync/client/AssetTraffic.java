package dev.sbsync.client;

/**
 * How many files a client has transferred since it was built. Requests to the API do not count.
 *
 * @param downloads files whose delivery host answered
 * @param downloadedBytes bytes that were read of them
 * @param uploads files that the storage accepted
 * @param uploadedBytes the sum of their lengths
 */
public record AssetTraffic(long downloads, long downloadedBytes, long uploads, long uploadedBytes) {}
