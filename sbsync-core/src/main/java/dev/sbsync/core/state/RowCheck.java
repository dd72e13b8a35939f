package dev.sbsync.core.state;

import dev.sbsync.core.state.StateException.Kind;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refuses stored rows that are damaged, or that hold what this version does not know. */
record RowCheck(Path file) {

    /**
     * Checks a row against its checksum.
     *
     * @throws StateException if the row is not what was written
     */
    void check(long sum, String what, @Nullable Object... values) {
        if (sum != Checked.sum(values)) {
            throw SqliteErrors.damaged(file, "what is stored of " + what + " is not what was written");
        }
    }

    /**
     * Returns what a row means. A row with the right checksum that cannot be decoded has words that this version does
     * not know.
     */
    <T> T decoded(String what, Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (StateException known) {
            throw known;
        } catch (RuntimeException unknown) {
            throw new StateException(
                    Kind.NEWER,
                    "The state '" + file + "' holds what this version does not know (" + what + ": "
                            + unknown.getMessage() + "); use the version that wrote it, or name another file.",
                    unknown);
        }
    }
}
