package dev.sbsync.core.internal.state;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The file of an item of the target that a run is about to replace. Used by one thread. */
public interface FileBefore {

    /** Returns why the file cannot be archived; null if it can be. */
    @Nullable
    String unavailable();

    /** Returns the length in bytes as listed; 0 if unknown. */
    long length();

    /** Returns the MD5 of the file that replaces it, in hex; null if only its bytes would tell. May block. */
    @Nullable
    String replacement();

    /**
     * Reads the file from its first byte on and returns the MD5 of what was read, in hex. Blocks, and may throw any
     * exception of the client.
     *
     * @param size the length of a part in bytes; the last one may be shorter
     * @param part receives each part, and returns whether to read on
     * @throws UnavailableException if there is no such file, or it may not be read
     */
    String read(int size, Predicate<byte[]> part) throws UnavailableException;

    /** Thrown if a file cannot be archived, now or later; the message is the end of a sentence. */
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        /** Creates an exception. */
        public UnavailableException(String why) {
            super(why);
        }
    }
}
