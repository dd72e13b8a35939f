package dev.sbsync.cli.config;

import dev.sbsync.core.preflight.OnExisting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what happens to what is there already. */
public final class PolicyFlags {

    private static final String FLAG = "--on-existing";

    @Option(
            names = FLAG,
            paramLabel = "POLICY",
            description = "What to do with items that the target has already: update (the default), skip, or fail.")
    private @Nullable String onExisting;

    /** Returns the policy. */
    public OnExisting onExisting() {
        return Setting.of(FLAG, onExisting)
                .map(setting -> setting.choice(List.of("update", "skip", "fail")))
                .map(word -> OnExisting.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnExisting.UPDATE);
    }
}
