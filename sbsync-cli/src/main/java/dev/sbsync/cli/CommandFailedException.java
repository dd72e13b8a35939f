package dev.sbsync.cli;

/** Something was runtime error, or failed midway: exit code 1. The message is one sentence with the way out. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
