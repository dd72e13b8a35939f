package dev.sbsync.client.upload;

/** Is told how far an upload is. */
@FunctionalInterface
public interface UploadProgress {

    /** Does nothing. */
    UploadProgress NONE = (sent, length) -> {};

    /**
     * Takes how many bytes of the file were handed to the network, on the uploading thread and about every 64 KB; it
     * holds up the upload while it runs, and ends it where it throws. Starts at 0 again where the file is sent again.
     *
     * @param length how many bytes there are
     */
    void sent(long sent, long length);
}
