package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.AssetOperations;
import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The MD5 of a file, computed while it is read. Not a protection against forgery: storages state the MD5 of most files,
 * so that it is known without their bytes.
 */
final class FileHash {

    private volatile MessageDigest last = md5();

    /** Returns the MD5 of the file of an asset, from its storage or else from its bytes. Blocks. */
    static String of(Side side, RecordRow row) {
        Asset asset = Asset.of(row.raw());
        return files(side).fileInfo(asset).md5().orElseGet(() -> read(side, row));
    }

    /** Returns the MD5 of the bytes of the file of an asset. Blocks. */
    static String read(Side side, RecordRow row) {
        Asset asset = Asset.of(row.raw());
        FileHash hash = new FileHash();
        try (InputStream in = hash.reading(files(side).download(asset))) {
            in.transferTo(OutputStream.nullOutputStream());
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
