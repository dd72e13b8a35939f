package dev.sbsync.cli;

/**
 * Something that was asked of this machine failed midway: exit code 1. The message is one sentence with the way out.
 */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
