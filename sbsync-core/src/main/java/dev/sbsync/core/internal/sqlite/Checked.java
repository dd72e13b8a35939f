package dev.sbsync.core.internal.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Checksums of stored rows. SQLite's own check covers the page structure, not flipped bits in values. */
final class Checked {

    private Checked() {}

    /** Returns the checksum of a row's values, in order; null and empty differ. */
    static long sum(@Nullable Object... values) {
        CRC32C crc = new CRC32C();
        for (Object value : values) {
            byte[] bytes = (value == null ? "\0" : value.toString()).getBytes(StandardCharsets.UTF_8);
            crc.update(bytes);
            crc.update(0x1f);
        }
        return crc.getValue();
    }
}
