package dev.sbsync.core.state;

import dev.sbsync.core.state.StateException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Says what a failure of the database or the disk means for whoever runs the sync. Stateless. */
final class SqliteErrors {

    private static final int PRIMARY = 0xff;
    private static final int READ_ONLY = 8;
    static final int IO = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private SqliteErrors() {}

    /** Returns whether a failed change is one of the disk or the file, and not of what was asked for. */
    static boolean lasting(SQLException failure) {
        return switch (failure.getErrorCode() & PRIMARY) {
            case READ_ONLY, IO, CORRUPT, FULL, NOT_A_DATABASE -> true;
            default -> false;
        };
    }

    static StateException of(Path file, SQLException failure) {
        return switch (failure.getErrorCode() & PRIMARY) {
            case READ_ONLY ->
                new StateException(
                        Kind.READ_ONLY,
                        "The state '" + file
                                + "' may not be written to, or its beginning is damaged; change that or name"
                                + " another file.",
                        failure);
            case FULL ->
                new StateException(
                        Kind.FULL,
                        "There is no room left for the state '" + file + "'; make room, then resume the run.",
                        failure);
            case CORRUPT -> damaged(file, "what SQLite finds in it does not hang together", failure);
            case NOT_A_DATABASE ->
                new StateException(
                        Kind.DAMAGED,
                        "The file '" + file + "' is not an sbsync state file, or is corrupt; name another"
                                + " file, or move it away: the next run makes a new one and compares every item once.",
                        failure);
            case IO ->
                new StateException(
                        Kind.FULL,
                        "The state '" + file + "' cannot be read or written ("
                                + failure.getMessage()
                                + "); see whether the disk is full or failing, or a limit on file sizes is reached,"
                                + " then resume the run.",
                        failure);
            case CANNOT_OPEN ->
                new StateException(
                        Kind.UNREACHABLE,
                        "The state '" + file + "' cannot be opened; check that it and its folder may be read and"
                                + " written, or name another file.",
                        failure);
            default ->
                new StateException(
                        Kind.UNREACHABLE,
                        "The state '" + file + "' cannot be used (" + failure.getMessage() + "); name another file.",
                        failure);
        };
    }

    static StateException of(Path file, IOException failure) {
        if (failure instanceof ClosedByInterruptException || failure instanceof FileLockInterruptionException) {
            return new StateException(
                    Kind.INTERRUPTED, "The state '" + file + "' was not opened, for that was interrupted.", failure);
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space")) {
            return new StateException(
                    Kind.FULL, "There is no room left for the state '" + file + "'; make room.", failure);
        }
        if (message.contains("read-only")) {
            return new StateException(
                    Kind.READ_ONLY,
                    "The state '" + file + "' lies on a read-only file system; name another file.",
                    failure);
        }
        return new StateException(
                Kind.UNREACHABLE,
                "The state '" + file + "' cannot be opened ("
                        + (failure instanceof NoSuchFileException
                                ? "its folder takes no new files"
                                : failure.getMessage())
                        + "); name another file.",
                failure);
    }

    static StateException damaged(Path file, String how, Throwable cause) {
        return new StateException(Kind.DAMAGED, damage(file, how), cause);
    }

    static StateException damaged(Path file, String how) {
        return new StateException(Kind.DAMAGED, damage(file, how));
    }

    private static String damage(Path file, String how) {
        return "The state '" + file + "' is damaged (" + how
                + "); restore it from a copy, or move it away: the next run"
                + " makes a new one and compares every item once.";
    }
}
