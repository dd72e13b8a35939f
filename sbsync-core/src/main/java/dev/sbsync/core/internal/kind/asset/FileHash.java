package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.AssetOperations;
import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The MD5 of a file, computed while it is read. Not a protection against forgery: storages state the MD5 of most files,
 * so that it is known without their bytes.
 */
final class FileHash {

    private static final int PART = 64 * 1024;

    private volatile MessageDigest last = md5();

    /** Returns the MD5 of the file of an asset, from its storage or else from its bytes. Blocks. */
    static String of(Side side, RecordRow row) {
        return files(side).fileInfo(asset(row)).md5().orElseGet(() -> read(side, row));
    }

    /** Returns the MD5 that the storage states of the file of an asset; null if it states none. Blocks. */
    static @Nullable String stated(Side side, RecordRow row) {
        return files(side).fileInfo(asset(row)).md5().orElse(null);
    }

    /** Returns the MD5 of the bytes of the file of an asset. Blocks. */
    static String read(Side side, RecordRow row) {
        return read(files(side), asset(row), PART, part -> true);
    }

    /** Returns the MD5 of the file that an asset has now, past caches, as {@link #of} does. */
    static String now(Side side, RecordRow row) {
        return Objects.requireNonNullElseGet(statedNow(side, row), () -> readNow(side, row));
    }

    /** Returns the MD5 of the file that an asset has now, past caches, as {@link #stated} does. */
    static @Nullable String statedNow(Side side, RecordRow row) {
        return files(side).atStorage().fileInfo(asset(row)).md5().orElse(null);
    }

    /** Returns the MD5 of the bytes that an asset has now, past caches. Blocks. */
    static String readNow(Side side, RecordRow row) {
        return readNow(side, row, PART, part -> true);
    }

    /**
     * Reads the bytes that an asset has now, past caches, in parts of a size until {@code part} returns false, and
     * returns the MD5 of what was read. The file may have another length than listed, as after an upload that was not
     * finished, if the storage states that length too. Blocks.
     */
    static String readNow(Side side, RecordRow row, int size, Predicate<byte[]> part) {
        AssetOperations files = files(side).atStorage();
        Asset listed = asset(row);
        if (listed.contentLength() > 0) {
            try {
                return read(files, listed, size, part);
            } catch (AssetDownloadException failure) {
                if (failure.reason() != AssetDownloadException.Reason.OTHER_LENGTH) {
                    throw failure;
                }
            }
        }
        ObjectNode raw = row.raw().deepCopy();
        raw.put("content_length", files.fileInfo(listed).length());
        return read(files, Asset.of(raw), size, part);
    }

    private static Asset asset(RecordRow row) {
        return Asset.of(row.raw());
    }

    private static String read(AssetOperations files, Asset asset, int size, Predicate<byte[]> part) {
        FileHash hash = new FileHash();
        try (InputStream in = hash.reading(files.download(asset))) {
            byte[] bytes = in.readNBytes(size);
            while (bytes.length > 0 && part.test(bytes)) {
                bytes = in.readNBytes(size);
            }
        } catch (IOException broken) {
            throw broken.getCause() instanceof AssetDownloadException failure
                    ? failure
                    : new AssetDownloadException(
                            AssetDownloadException.Reason.FAILED,
                            asset.id(),
                            asset.name(),
                            "it could not be read.",
                            null,
                            broken);
        }
        return hash.hex();
    }

    /** Returns whether the file of an asset can be read: that of a private one needs a token. */
    static boolean readable(Side side, RecordRow row) {
        return side.client().hasAssetToken() || !Asset.of(row.raw()).privateFile();
    }

    private static AssetOperations files(Side side) {
        return side.client().assets(side.spaceId());
    }

    /** Returns a file of which this computes the MD5 whenever it is read. */
    AssetFile of(AssetFile file, String url) {
        AssetFile hashed = AssetFile.of(file.name(), file.length(), () -> reading(file.open()));
        return AssetFile.Pixels.inUrl(url)
                .map(size -> hashed.pixels(size.width(), size.height()))
                .orElse(hashed);
    }

    private InputStream reading(InputStream bytes) {
        MessageDigest digest = md5();
        last = digest;
        return new DigestInputStream(bytes, digest);
    }

    /** Returns the MD5 of what was read last, from its first byte to its last; call once per reading. */
    String hex() {
        return HexFormat.of().formatHex(last.digest());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
