package dev.sbsync.testkit.faults;

/** Thrown if a file of fault rules is invalid. The message names the rule and the field. */
public final class FaultsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param place where in the file, such as {@code rules[0].action.status}
     * @param problem what is wrong there
     */
    public FaultsException(String place, String problem) {
        super("bad fault rules at " + place + ": " + problem);
    }

    /** Creates the exception for rules that could not be read at all. */
    public FaultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
