package dev.sbsync.client.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** Reads the width and height of an image from its header: PNG, GIF, JPEG, WebP and SVG. */
final class ImageSize {

    /** How much of a JPEG is read at most: its size comes after its thumbnail and profiles. */
    private static final int LONGEST_HEADER = 512 * 1024;

    private static final int MAX_PIXELS = 1 << 24;

    private ImageSize() {}

    /**
     * Returns width and height in pixels; empty if the header has another format.
     *
     * @throws IOException if it cannot be read
     */
    static Optional<int[]> of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(30);
        if (has(start, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') && has(start, 12, 'I', 'H', 'D', 'R')) {
            return size(big(start, 16, 4), big(start, 20, 4));
        }
        if (has(start, 0, 'G', 'I', 'F', '8') && start.length >= 10) {
            return size(little(start, 6, 2), little(start, 8, 2));
        }
        if (has(start, 0, 'R', 'I', 'F', 'F') && has(start, 8, 'W', 'E', 'B', 'P') && start.length == 30) {
            return webp(start);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        return has(start, 0, 0xff, 0xd8, 0xff) ? jpeg(whole) : SvgSize.of(whole);
    }

    private static Optional<int[]> webp(byte[] start) {
        if (has(start, 12, 'V', 'P', '8', 'X')) {
            return size(little(start, 24, 3) + 1, little(start, 27, 3) + 1);
        }
        if (has(start, 12, 'V', 'P', '8', 'L')) {
            int bits = (int) little(start, 21, 4);
            return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
        }
        return has(start, 12, 'V', 'P', '8', ' ')
                ? size(little(start, 26, 2) & 0x3fff, little(start, 28, 2) & 0x3fff)
                : Optional.empty();
    }

    /** Skips segments up to the one that starts a frame. */
    private static Optional<int[]> jpeg(InputStream in) throws IOException {
        in.readNBytes(2);
        for (int read = 2; read < LONGEST_HEADER; ) {
            byte[] segment = in.readNBytes(4);
            int marker = segment.length < 4 || (segment[0] & 0xff) != 0xff ? -1 : segment[1] & 0xff;
            int length = (int) big(segment, 2, 2);
            if (marker < 0 || length < 2) {
                return Optional.empty();
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                byte[] frame = in.readNBytes(5);
                return size(big(frame, 3, 2), big(frame, 1, 2));
            }
            read += 2 + length;
            in.readNBytes(length - 2);
        }
        return Optional.empty();
    }

    static Optional<int[]> size(long width, long height) {
        return width < 1 || height < 1 || width > MAX_PIXELS || height > MAX_PIXELS
                ? Optional.empty()
                : Optional.of(new int[] {(int) width, (int) height});
    }

    private static boolean has(byte[] bytes, int at, int... wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static long big(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = 0; i < length && at + i < bytes.length; i++) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static long little(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
