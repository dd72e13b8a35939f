package dev.sbsync.transport.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Captures all log lines at all levels while it is open. One at a time. */
public final class CapturedLogs implements AutoCloseable {

    private static volatile @Nullable CapturedLogs open;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Sets all loggers to TRACE and captures their lines. */
    public CapturedLogs() {
        open = this;
    }

    /** Returns the lines so far: logger, level, message and stack trace. */
    public List<String> lines() {
        return lines;
    }

    /** Turns all loggers off. */
    @Override
    public void close() {
        open = null;
    }

    /** A logger that is enabled at all levels during a capture, and disabled otherwise. */
    static final class CapturingLogger extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        CapturingLogger(String name) {
            this.name = name;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                @Nullable String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            CapturedLogs logs = open;
            if (logs != null) {
                StringWriter text = new StringWriter();
                text.append(name).append(' ').append(level.name()).append(' ');
                text.append(MessageFormatter.basicArrayFormat(message, arguments));
                if (thrown != null) {
                    thrown.printStackTrace(new PrintWriter(text));
                }
                logs.lines.add(text.toString());
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return open != null;
        }

        @Override
        public boolean isDebugEnabled() {
            return open != null;
        }

        @Override
        public boolean isInfoEnabled() {
            return open != null;
        }

        @Override
        public boolean isWarnEnabled() {
            return open != null;
        }

        @Override
        public boolean isErrorEnabled() {
            return open != null;
        }
    }
}
