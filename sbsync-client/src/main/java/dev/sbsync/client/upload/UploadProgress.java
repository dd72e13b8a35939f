package dev.sbsync.client.upload;

/** Receives the progress of an upload. */
@FunctionalInterface
public interface UploadProgress {

    /** Does nothing. */
    UploadProgress NONE = (sent, length) -> {};

    /**
     * Called on the uploading thread, about every 64 KB. The upload waits for it, and fails if it throws. Starts at 0
     * again if the file is sent again.
     *
     * @param sent how many bytes of the file were handed to the network
     * @param length the length of the file in bytes
     */
    void sent(long sent, long length);
}
