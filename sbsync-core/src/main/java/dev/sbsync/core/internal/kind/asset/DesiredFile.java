package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.state.ArchivedFile;
import org.jspecify.annotations.Nullable;

/** The file that an asset of the target is to have. Its methods block, and may throw any exception of the client. */
interface DesiredFile {

    /** Returns whether the file can be read; if not, only metadata is written. */
    boolean readable();

    /** Returns the file for an upload. */
    AssetFile file();

    /** Returns its MD5 if it is known without its bytes; otherwise null. */
    @Nullable
    String stated();

    /** Returns its MD5, from its bytes if {@code read} is set, or if only they tell. */
    String md5(boolean read);

    /** Returns the MD5 of the file that the target has. */
    String md5There(Side target, RecordRow actual);

    /** The file of an asset of the source. */
    record OfSource(Side source, RecordRow row, boolean readable) implements DesiredFile {

        @Override
        public AssetFile file() {
            return source.client().assets(source.spaceId()).file(Asset.of(row.raw()));
        }

        @Override
        public @Nullable String stated() {
            return FileHash.stated(source, row);
        }

        @Override
        public String md5(boolean read) {
            return read ? FileHash.read(source, row) : FileHash.of(source, row);
        }

        @Override
        public String md5There(Side target, RecordRow actual) {
            return FileHash.of(target, actual);
        }
    }

    /** The file that an asset had before a run. */
    record Archived(ArchivedFile archived, RecordRow row) implements DesiredFile {

        @Override
        public boolean readable() {
            return true;
        }

        @Override
        public AssetFile file() {
            return ArchivedBytes.upload(Asset.of(row.raw()).name(), archived);
        }

        @Override
        public String stated() {
            return archived.md5();
        }

        @Override
        public String md5(boolean read) {
            return archived.md5();
        }

        @Override
        public String md5There(Side target, RecordRow actual) {
            return FileHash.now(target, actual);
        }
    }
}
