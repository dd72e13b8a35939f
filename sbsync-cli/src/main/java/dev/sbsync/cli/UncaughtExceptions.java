package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;
import dev.sbsync.core.outcome.HeapExhaustedException;

/**
 * Prints what a thread died of. If that is an exhausted heap, only the main thread prints, and one sentence that takes
 * no memory: the command says it if it needed another thread.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {

    private final Output output;
    private final Thread main;
    private final Runnable sayHeapExhausted;

    UncaughtExceptions(Output output, Thread main) {
        this.output = output;
        this.main = main;
        this.sayHeapExhausted = output.preparedError(ExitStatus.heapExhausted().sentence());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!HeapExhaustedException.isBehind(thrown)) {
            output.trace(thrown);
        } else if (thread == main) {
            sayHeapExhausted.run();
        }
    }
}
