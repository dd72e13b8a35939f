package dev.sbsync.testkit.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that can be read at any place. Immutable. */
public interface Bytes {
    /** Larger bodies of requests are kept in a file. */
    int MOST_IN_MEMORY = 8 * 1024 * 1024;

    /** Returns the number of bytes. */
    long length();

    /** Copies the bytes from a place on. */
    void read(long from, byte[] into, int count);

    /** Returns the bytes of an array, which must not be changed any more. */
    static Bytes of(byte[] array) {
        return new Held(array);
    }

    /** Reads bytes off a stream, many of them into a temporary file; fewer if the stream ends before. */
    static Bytes read(InputStream in, int length) throws IOException {
        return length > MOST_IN_MEMORY ? Mapped.read(in, length) : of(in.readNBytes(length));
    }

    /** Returns a part of these bytes. */
    default Bytes slice(long from, long length) {
        return new Slice(this, from, length);
    }

    /** Returns random bytes that are computed whenever they are read. */
    static Bytes generated(long seed, long length) {
        return new Generated(seed, length);
    }

    /** Writes the first {@code count} bytes, or all if there are fewer. */
    default void writeTo(OutputStream out, long count) throws IOException {
        byte[] block = new byte[16 * 1024];
        long end = Math.min(count, length());
        for (long at = 0; at < end; at += block.length) {
            int size = (int) Math.min(block.length, end - at);
            read(at, block, size);
            out.write(block, 0, size);
        }
    }

    /** Returns the MD5 in hexadecimal digits. */
    default String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            writeTo(
                    new OutputStream() {
                        @Override
                        public void write(int single) {
                            digest.update((byte) single);
                        }

                        @Override
                        public void write(byte[] block, int from, int count) {
                            digest.update(block, from, count);
                        }
                    },
                    length());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every JDK has MD5, and nothing is written to a file", e);
        }
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(byte[] array) implements Bytes {
        @Override
        public long length() {
            return array.length;
        }

        @Override
        public void read(long from, byte[] into, int count) {
            System.arraycopy(array, (int) from, into, 0, count);
        }
    }

    /** A part of other bytes. */
    record Slice(Bytes all, long start, long length) implements Bytes {
        @Override
        public void read(long from, byte[] into, int count) {
            all.read(start + from, into, count);
        }
    }

    /** Random bytes: eight of them follow from the seed and their place. */
    record Generated(long seed, long length) implements Bytes {
        @Override
        public void read(long from, byte[] into, int count) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                long at = from + i;
                if (i == 0 || at % Long.BYTES == 0) {
                    word = mixed(at / Long.BYTES);
                }
                into[i] = (byte) (word >>> (at % Long.BYTES * Byte.SIZE));
            }
        }

        private long mixed(long place) {
            long mixed = (seed + 1) * 0xD1342543DE82EF95L + place * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }
    }
}
