package dev.sbsync.testkit;

/** A dataset is not as it should be. The message names the place and, where it is a story, the story. */
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
