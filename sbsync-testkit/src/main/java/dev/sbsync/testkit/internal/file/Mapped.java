package dev.sbsync.testkit.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes in a temporary file, which is deleted at once and lives as long as this does. */
record Mapped(ByteBuffer buffer) implements Bytes {
    /** Reads bytes off a stream; fewer if it ends before. */
    static Bytes read(InputStream in, int length) throws IOException {
        Path file = Files.createTempFile("sbsync-testkit", ".upload");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            byte[] block = new byte[64 * 1024];
            int missing = length;
            while (missing > 0) {
                int read = in.read(block, 0, Math.min(block.length, missing));
                if (read < 0) {
                    break;
                }
                ByteBuffer part = ByteBuffer.wrap(block, 0, read);
                while (part.hasRemaining()) {
                    channel.write(part);
                }
                missing -= read;
            }
            return new Mapped(channel.map(MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    @Override
    public long length() {
        return buffer.limit();
    }

    @Override
    public void read(long from, byte[] into, int count) {
        buffer.get((int) from, into, 0, count);
    }
}
