package dev.sbsync.cli.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why something cannot be done with a file, in the words of whoever types commands. */
public final class FileProblem {

    private FileProblem() {}

    /** Returns the reason as the end of a sentence, with the file that it is about where that is known. */
    public static String of(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!(failure instanceof FileSystemException about)) {
            return reason;
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no '" + about.getFile() + "'";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to '" + about.getFile() + "' is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "'" + about.getFile() + "' is in the way";
        }
        return reason;
    }
}
