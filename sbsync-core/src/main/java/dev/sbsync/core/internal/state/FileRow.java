package dev.sbsync.core.internal.state;

import org.jspecify.annotations.Nullable;

/**
 * The row of a replaced file: it is written once all of its chunks are, so that a file without one is not archived.
 *
 * @param length its length in bytes
 * @param chunks the number of its chunks
 * @param md5 its MD5 in hex
 * @param replacement the MD5 of the file that replaced it; null if unknown
 * @param unavailable why it is not archived, as the end of a sentence; null if it is
 */
record FileRow(
        long length,
        int chunks,
        @Nullable String md5,
        @Nullable String replacement,
        @Nullable String unavailable) {

    static FileRow unavailable(String why) {
        return new FileRow(0, 0, null, null, why);
    }

    static FileRow read(String text) {
        return JsonFields.read(text, FileRow.class);
    }

    String text() {
        return JsonFields.text(this);
    }
}
