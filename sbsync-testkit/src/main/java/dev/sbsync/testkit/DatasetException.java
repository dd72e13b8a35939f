package dev.sbsync.testkit;

/** Thrown if a dataset is invalid. The message names the place, and the story if there is one. */
public final class DatasetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param place where in the dataset, such as {@code spaces[0].stories[3].parent_id}
     * @param problem what is wrong there
     */
    public DatasetException(String place, String problem) {
        super("bad dataset at " + place + ": " + problem);
    }

    /** Creates the exception for a dataset that could not be read at all. */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
