package dev.sbsync.testkit;

/**
 * What went through the hosts of files, which are not part of the Management API. Immutable.
 *
 * @param downloads the number of GETs for files, whatever their answer
 * @param downloadedBytes the bytes of files that were sent
 * @param uploads the number of POSTs of files, whatever their answer
 * @param uploadedBytes the bytes of files that were stored
 */
public record AssetTraffic(int downloads, long downloadedBytes, int uploads, long uploadedBytes) {}
