package dev.sbsync.transport.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects invalid settings. */
final class SettingProblems {

    private final List<String> problems = new ArrayList<>();

    SettingProblems positive(String name, @Nullable Duration value) {
        if (value != null && value.toMillis() < 1) {
            problems.add(name + " must be at least 1 ms, got " + value);
        }
        return this;
    }

    SettingProblems that(boolean valid, String problem) {
        if (!valid) {
            problems.add(problem);
        }
        return this;
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems) + ".");
        }
    }
}
