package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns failures of the database or the disk into messages for users. Stateless. */
public final class SqliteErrors {

    private static final String OTHER_FILE = "; choose another file.";

    /** What the driver says of a connection that was closed; it has no code for it. */
    private static final String CLOSED = "database connection closed";

    private static final int PRIMARY = 0xff;
    private static final int READ_ONLY = 8;
    static final int IO = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private SqliteErrors() {}

    /** Returns whether a failed change is a failure of the disk or the file, rather than of the statement. */
    static boolean lasting(SQLException failure) {
        return switch (failure.getErrorCode() & PRIMARY) {
            case READ_ONLY, IO, CORRUPT, FULL, NOT_A_DATABASE -> true;
            default -> false;
        };
    }

    static StateException of(Path file, SQLException failure) {
        return switch (failure.getErrorCode() & PRIMARY) {
            case READ_ONLY ->
                stateFile(
                        Kind.READ_ONLY,
                        file,
                        "is not writable, or its header is corrupt; fix that or choose another file.",
                        failure);
            case FULL -> noSpace(file, "free some space, then resume the run.", failure);
            case CORRUPT -> damaged(file, "SQLite reports that it is corrupt", failure);
            case NOT_A_DATABASE -> notAState(file, failure);
            case IO ->
                stateFile(
                        Kind.FULL,
                        file,
                        "cannot be read or written (" + failure.getMessage() + "); check for a full or failing disk"
                                + " and for a file size limit, then resume the run.",
                        failure);
            case CANNOT_OPEN ->
                unreachable(
                        file,
                        "cannot be opened; check the permissions of the file and its folder, or choose another file.",
                        failure);
            default -> unreachable(file, unusable(String.valueOf(failure.getMessage())), failure);
        };
    }

    private static String unusable(String why) {
        return why.equals(CLOSED)
                ? "was closed by this program; open it again, and close it after its last run."
                : "cannot be used (" + why + ")" + OTHER_FILE;
    }

    private static StateException notAState(Path file, SQLException failure) {
        return new StateException(
                Kind.DAMAGED,
                "The file '" + file + "' is not an sbsync state file, or is corrupt; choose another file, or move it"
                        + " away: the next run creates a new one and compares every item once.",
                failure);
    }

    /** Returns the exception for a failure of the disk. */
    public static StateException of(Path file, IOException failure) {
        if (failure instanceof ClosedByInterruptException || failure instanceof FileLockInterruptionException) {
            return stateFile(Kind.INTERRUPTED, file, "was not opened: interrupted.", failure);
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space")) {
            return noSpace(file, "free some space.", failure);
        }
        if (message.contains("read-only")) {
            return stateFile(Kind.READ_ONLY, file, "is on a read-only file system" + OTHER_FILE, failure);
        }
        String why = failure instanceof NoSuchFileException ? "its folder is not writable" : failure.getMessage();
        return unreachable(file, "cannot be opened (" + why + ")" + OTHER_FILE, failure);
    }

    private static StateException noSpace(Path file, String remedy, Exception failure) {
        return new StateException(Kind.FULL, "No space left for the state file '" + file + "'; " + remedy, failure);
    }

    static StateException unreachable(Path file, String what, @Nullable Exception failure) {
        return stateFile(Kind.UNREACHABLE, file, what, failure);
    }

    static StateException stateFile(Kind kind, Path file, String what, @Nullable Exception failure) {
        return new StateException(kind, "The state file '" + file + "' " + what, failure);
    }

    static StateException damaged(Path file, String how, Throwable cause) {
        return new StateException(Kind.DAMAGED, damage(file, how), cause);
    }

    static StateException damaged(Path file, String how) {
        return new StateException(Kind.DAMAGED, damage(file, how));
    }

    private static String damage(Path file, String how) {
        return "The state file '" + file + "' is damaged (" + how
                + "); restore it from a backup, or move it away: the next run creates a new one and compares every"
                + " item once.";
    }
}
