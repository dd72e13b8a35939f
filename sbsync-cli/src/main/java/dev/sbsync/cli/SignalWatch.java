package dev.sbsync.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/** While open, Ctrl-C and SIGTERM run an action instead of ending the process. */
final class SignalWatch implements AutoCloseable {

    private static final String[] SIGNALS = {"INT", "TERM"};

    private final Map<String, Object> before = new LinkedHashMap<>();

    private SignalWatch() {}

    /** Runs {@code action} on the signals. Platforms without these signals keep their default behaviour. */
    static SignalWatch on(Runnable action) {
        SignalWatch watch = new SignalWatch();
        for (String signal : SIGNALS) {
            Object previous = Signals.register(signal, action);
            if (previous != null) {
                watch.before.put(signal, previous);
            }
        }
        return watch;
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
