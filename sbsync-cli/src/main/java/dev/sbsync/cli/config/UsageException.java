package dev.sbsync.cli.config;

/**
 * Wrong usage or configuration, detected before any request: exit code 2. The message is one sentence that names the
 * fix.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; {@code message} names the value and the fix, and contains no token. */
    public UsageException(String message) {
        super(message);
    }
}
