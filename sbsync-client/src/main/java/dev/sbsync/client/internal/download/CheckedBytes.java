package dev.sbsync.client.internal.download;

import dev.sbsync.client.internal.transfer.Slots;
import dev.sbsync.client.internal.transfer.Traffic;
import dev.sbsync.transport.error.SbsyncException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a download, which must be as many as announced. Frees its slot when it is closed. */
final class CheckedBytes extends InputStream {

    private final InputStream in;
    private final long announced;
    private final DownloadFailures failures;
    private final Traffic traffic;
    private final Slots.Slot slot;
    private long received;

    /** Reads from {@code in}; {@code announced} is -1 if the length is unknown. */
    CheckedBytes(InputStream in, long announced, DownloadFailures failures, Traffic traffic, Slots.Slot slot) {
        this.in = in;
        this.announced = announced;
        this.failures = failures;
        this.traffic = traffic;
        this.slot = slot;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(buffer, offset, length);
        } catch (IOException broken) {
            throw wrapped(failures.cut(broken));
        }
        received += Math.max(0, count);
        traffic.bytes(Math.max(0, count));
        if (announced >= 0 && (count < 0 ? received < announced : received > announced)) {
            throw wrapped(failures.cut(received, announced));
        }
        return count;
    }

    private static IOException wrapped(SbsyncException failure) {
        return new IOException(failure.getMessage(), failure);
    }

    @Override
    public void close() throws IOException {
        slot.close();
        in.close();
    }
}
