package dev.sbsync.client.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file to upload: its name, its length in bytes, and how to read it, once per attempt. Immutable, and thread-safe if
 * its source is. The content is not kept in memory.
 *
 * <p>The API derives the media type from the extension of the name. The size of an image in pixels is read from its
 * header (PNG, JPEG, GIF, WebP, SVG) unless it is {@linkplain #pixels(int, int) set}.
 */
public final class AssetFile {

    /** The largest file that the storage accepts, in bytes; the plan of a space may allow less. */
    public static final long MAX_LENGTH = 5_242_879_999L;

    /** Other files are not opened for a size. */
    private static final Pattern IMAGE =
            Pattern.compile(".*\\.(png|gif|jpe?g|jfif|webp|svg)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SIZE_IN_URL = Pattern.compile("/f/\\d+/([1-9]\\d{0,7})[xX]([1-9]\\d{0,7})/");

    private final String name;
    private final long length;
    private final Opener opener;
    private final boolean repeatable;
    private final Optional<Pixels> pixels;

    /** Opens a file at its first byte. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Returns the bytes; the caller closes the stream.
         *
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * The size of an image.
     *
     * @param width in pixels, from 1
     * @param height in pixels, from 1
     */
    public record Pixels(int width, int height) {

        /** Checks both sides. */
        public Pixels {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException(
                        "An image has sides of at least 1 pixel, got " + width + "x" + height + ".");
            }
        }

        /** Returns the size in the URL of an asset ({@code /f/222/1600x900/…}); empty if it has none. */
        public static Optional<Pixels> inUrl(String url) {
            Matcher size = SIZE_IN_URL.matcher(url);
            return size.find()
                    ? Optional.of(new Pixels(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                    : Optional.empty();
        }
    }

    private AssetFile(String name, long length, Opener opener, boolean repeatable, Optional<Pixels> pixels) {
        this.name = checked(name);
        this.length = length;
        this.opener = Objects.requireNonNull(opener, "opener");
        this.repeatable = repeatable;
        this.pixels = pixels;
        if (!sendable(length)) {
            throw new IllegalArgumentException("\"" + name + "\" has " + length
                    + " bytes; the storage accepts files of 1 to " + MAX_LENGTH + " bytes.");
        }
    }

    /**
     * Returns a local file, with its own name. It must not change while it is sent.
     *
     * @throws IOException if there is no such file, or its length cannot be read
     * @throws IllegalArgumentException if it is empty or too large
     */
    public static AssetFile of(Path path) throws IOException {
        return of(String.valueOf(path.getFileName()), Files.size(path), () -> Files.newInputStream(path));
    }

    /** Returns a file in memory. The bytes are not copied. */
    public static AssetFile of(String name, byte[] bytes) {
        return of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * Returns a file from any source that can be opened again, such as an object storage.
     *
     * @param length the exact length of the streams in bytes
     * @throws IllegalArgumentException if the name is blank or has a slash, or the length is out of range
     */
    public static AssetFile of(String name, long length, Opener opener) {
        return new AssetFile(name, length, opener, true, Optional.empty());
    }

    /**
     * Returns a file whose stream can be read only once, such as the body of a request. An upload that fails after its
     * first byte was sent is not retried.
     *
     * @param length the exact length of the stream in bytes
     * @throws IllegalArgumentException if the name is blank or has a slash, or the length is out of range
     */
    public static AssetFile once(String name, long length, InputStream stream) {
        AtomicReference<InputStream> rest = new AtomicReference<>(Objects.requireNonNull(stream, "stream"));
        return new AssetFile(
                name,
                length,
                () -> {
                    InputStream unread = rest.getAndSet(null);
                    if (unread == null) {
                        throw new IOException("the stream of \"" + name + "\" can be read once only, and has been");
                    }
                    return unread;
                },
                false,
                Optional.empty());
    }

    /** Returns whether the storage accepts a file of this length in bytes; empty files are refused. */
    public static boolean sendable(long length) {
        return length > 0 && length <= MAX_LENGTH;
    }

    /** Returns this with another name. */
    public AssetFile named(String other) {
        return new AssetFile(other, length, opener, repeatable, pixels);
    }

    /**
     * Returns this with the size of the image, which is then not read from the header. It becomes part of the asset's
     * URL, where frontends read it.
     *
     * @throws IllegalArgumentException if a side is not positive
     */
    public AssetFile pixels(int width, int height) {
        return new AssetFile(name, length, opener, repeatable, Optional.of(new Pixels(width, height)));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the length in bytes. */
    public long length() {
        return length;
    }

    /** Returns whether it can be opened again. */
    public boolean repeatable() {
        return repeatable;
    }

    /**
     * Returns the size of the image, as set or from the header, of which a few kilobytes are read (blocks); empty if
     * the name is not that of an image, the format is unknown, or the file can be read only once and no size is set.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Pixels> pixels() throws IOException {
        if (pixels.isPresent() || !repeatable || !IMAGE.matcher(name).matches()) {
            return pixels;
        }
        try (InputStream in = opener.open()) {
            return ImageSize.of(in).map(size -> new Pixels(size[0], size[1]));
        }
    }

    /**
     * Returns the bytes from the first one; the caller closes the stream.
     *
     * @throws IOException if they cannot be read, or have been read and can be read only once
     */
    public InputStream open() throws IOException {
        return opener.open();
    }

    /** Returns name and length. */
    @Override
    public String toString() {
        return "AssetFile[" + name + ", " + length + " bytes]";
    }

    private static String checked(String name) {
        if (name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not a file name: it is blank or has a slash; leave out the folders.");
        }
        return name;
    }
}
