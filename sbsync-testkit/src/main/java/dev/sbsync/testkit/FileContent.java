package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.file.Bytes;
import dev.sbsync.testkit.internal.file.PngImage;
import dev.sbsync.testkit.internal.json.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bytes of an asset. Immutable and thread-safe. Two contents are equal if they have the same length and MD5;
 * {@linkplain #generated generated} ones take no memory, whatever their length.
 */
public final class FileContent {
    private final Bytes bytes;
    private @Nullable String md5;

    private FileContent(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Returns a content of some bytes, which are copied. */
    public static FileContent of(byte[] bytes) {
        return new FileContent(Bytes.of(bytes.clone()));
    }

    /** Reads a content off a stream, a large one into a temporary file; it is shorter if the stream ends before. */
    public static FileContent read(InputStream in, int length) throws IOException {
        return new FileContent(Bytes.read(in, length));
    }

    /** Returns a text in UTF-8. */
    public static FileContent text(String text) {
        return new FileContent(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns random bytes that are computed whenever they are read.
     *
     * @param seed determines the bytes
     * @throws IllegalArgumentException if the length is negative
     */
    public static FileContent generated(long seed, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("a file has 0 bytes or more, not " + length);
        }
        return new FileContent(Bytes.generated(seed, length));
    }

    /**
     * Returns a PNG of that size, of about 100 bytes.
     *
     * @param seed is part of the file, so that images of the same size differ
     * @throws IllegalArgumentException if the width or the height is less than 1
     */
    public static FileContent png(int width, int height, long seed) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least 1x1 pixels, not " + width + "x" + height);
        }
        return new FileContent(Bytes.of(PngImage.of(width, height, seed)));
    }

    /** Returns a part of the content, which shares its bytes. */
    public FileContent part(long from, long length) {
        Objects.checkFromIndexSize(from, length, length());
        return new FileContent(bytes.slice(from, length));
    }

    /** Returns the number of bytes. */
    public long length() {
        return bytes.length();
    }

    /**
     * Returns a copy of all bytes.
     *
     * @throws ArithmeticException if they do not fit into an array
     */
    public byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length())];
        bytes.read(0, all, all.length);
        return all;
    }

    /** Returns the MD5 of the bytes in hexadecimal digits. */
    public String md5() {
        String known = md5;
        if (known == null) {
            known = bytes.md5();
            md5 = known;
        }
        return known;
    }

    /** Returns how a dataset describes the content. */
    ObjectNode toJson() {
        return bytes instanceof Bytes.Generated computed
                ? Nodes.object().put("seed", computed.seed()).put("length", computed.length())
                : Nodes.object().put("base64", Base64.getEncoder().encodeToString(bytes()));
    }

    /** Writes the first {@code count} bytes, or all if there are fewer. */
    public void writeTo(OutputStream out, long count) throws IOException {
        bytes.writeTo(out, count);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileContent content
                && content.length() == length()
                && content.md5().equals(md5());
    }

    @Override
    public int hashCode() {
        return Objects.hash(length());
    }

    @Override
    public String toString() {
        return length() + " bytes, MD5 " + md5();
    }
}
