package dev.sbsync.cli.config;

/** What can be known to be wrong without a request: exit code 2. The message is one sentence with the way out. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; {@code message} names the value and the way out, and holds no token. */
    public UsageException(String message) {
        super(message);
    }
}
