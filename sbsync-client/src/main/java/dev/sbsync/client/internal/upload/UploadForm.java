package dev.sbsync.client.internal.upload;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadProgress;
import dev.sbsync.transport.StreamedBody;
import dev.sbsync.transport.error.SbsyncException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The multipart form of an upload: the signed fields in their order, then the file, which is read while it is sent. */
final class UploadForm implements StreamedBody {

    /** Must not occur in the file, which would be cut there. */
    private final String boundary;

    private final AssetFile file;
    private final UploadProgress progress;
    private final byte[] head;
    private final byte[] tail;
    private volatile @Nullable Throwable problem;

    /**
     * Creates a form.
     *
     * @param nonce part of the boundary, random so that no file contains it
     */
    UploadForm(Map<String, String> fields, AssetFile file, UploadProgress progress, String nonce) {
        this.boundary = "sbsync-" + nonce;
        this.file = file;
        this.progress = progress;
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(quoted(name))
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(quoted(file.name()))
                .append("\"\r\nContent-Type: ")
                .append(fields.getOrDefault("Content-Type", "application/octet-stream"))
                .append("\r\n\r\n");
        this.head = text.toString().getBytes(StandardCharsets.UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the failure of the file or the progress hook; null if there was none. */
    @Nullable
    Throwable problem() {
        return problem;
    }

    /** Returns whether the download of the file was cut, so that it may be complete the next time. */
    boolean cut() {
        return problem instanceof AssetDownloadException failure && failure.reason() == Reason.CUT;
    }

    /** A download that has begun fails with an {@link IOException} whose cause says more. */
    private void failed(Exception e) {
        problem = e instanceof IOException && e.getCause() instanceof SbsyncException known ? known : e;
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long length() {
        return head.length + file.length() + tail.length;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream opened;
        try {
            opened = file.open();
        } catch (IOException | RuntimeException e) {
            failed(e);
            throw e;
        }
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), new FilePart(opened), new ByteArrayInputStream(tail))));
    }

    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The file, whose length is checked: a shorter form would hang, and a longer one would be cut. */
    private final class FilePart extends InputStream {

        private static final int STEP = 64 * 1024;

        private final InputStream in;
        private long sent;
        private long reported = -1;

        FilePart(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                report(false);
                int count = in.read(buffer, offset, length);
                sent += Math.max(0, count);
                if (count < 0 ? sent < file.length() : sent > file.length()) {
                    throw new IOException("\"" + file.name() + "\" has " + (count < 0 ? "only " : "more than ")
                            + Math.min(sent, file.length()) + " of the " + file.length()
                            + " bytes that were announced: it was changed, or its length was wrong");
                }
                report(count < 0);
                return count;
            } catch (IOException | RuntimeException e) {
                failed(e);
                throw e;
            }
        }

        private void report(boolean last) {
            if (reported < 0 || sent - reported >= STEP || (last && sent > reported)) {
                reported = sent;
                progress.sent(sent, file.length());
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
