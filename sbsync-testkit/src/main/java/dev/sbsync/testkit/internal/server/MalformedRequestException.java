package dev.sbsync.testkit.internal.server;

/** Describes why bytes are not an HTTP request. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    MalformedRequestException(String problem) {
        super(problem);
        this.problem = problem;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
