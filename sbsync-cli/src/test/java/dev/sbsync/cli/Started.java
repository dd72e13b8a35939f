package dev.sbsync.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** A command that runs in its own thread until it is stopped. */
public final class Started implements AutoCloseable {

    private static final int LONGEST_SECONDS = 30;

    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final BufferedReader out;
    private final Thread thread;

    Started(ToIntFunction<OutputStream> command) throws IOException {
        PipedInputStream read = new PipedInputStream();
        PipedOutputStream written = new PipedOutputStream(read);
        out = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
        thread = new Thread(() -> run(command, written), "started-command");
        thread.start();
    }

    private void run(ToIntFunction<OutputStream> command, OutputStream written) {
        try (written) {
            code.complete(command.applyAsInt(written));
        } catch (IOException | RuntimeException | Error failure) {
            code.completeExceptionally(failure);
        }
    }

    /** Returns the next line of the result; blocks until it is available. */
    public String readLine() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Interrupts the command as Ctrl-C does, and returns its exit code. */
    public int stop() throws InterruptedException, ExecutionException, TimeoutException {
        thread.interrupt();
        return code.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
