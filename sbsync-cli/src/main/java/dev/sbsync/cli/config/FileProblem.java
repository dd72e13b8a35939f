package dev.sbsync.cli.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes why a file operation failed, in the terms of a command-line user. */
public final class FileProblem {

    private FileProblem() {}

    /** Returns the reason as the end of a sentence, with the file if known. */
    public static String of(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!(failure instanceof FileSystemException about)) {
            return reason;
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder: '" + about.getFile() + "'";
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
