package dev.sbsync.core.review;

/** Thrown if a text is not a valid plan file. */
public final class PlanFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    PlanFileException(int line, String why) {
        super("line " + line + ": " + why);
        this.line = line;
    }

    /** Returns the line of the text, from 1. */
    public int line() {
        return line;
    }
}
