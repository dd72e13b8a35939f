package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;

/**
 * Prints what a thread died of. Of an exhausted heap the command itself says one sentence, if it needed that thread:
 * another thread prints nothing, which would take memory again.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {

    private final Output output;

    UncaughtExceptions(Output output) {
        this.output = output;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!(thrown instanceof OutOfMemoryError)) {
            output.trace(thrown);
        }
    }
}
