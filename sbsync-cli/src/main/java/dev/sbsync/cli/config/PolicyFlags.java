package dev.sbsync.cli.config;

import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PublishMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what happens to what is there already, and to what is live. */
public final class PolicyFlags {

    private static final String ON_EXISTING = "--on-existing";
    private static final String ON_DRIFT = "--on-drift";
    private static final String PUBLISH = "--publish";

    @Option(
            names = ON_EXISTING,
            paramLabel = "POLICY",
            completionCandidates = Choices.ExistingPolicies.class,
            description = "What to do with items that the target has already: update (the default), skip, or fail.")
    private @Nullable String onExisting;

    @Option(
            names = ON_DRIFT,
            paramLabel = "POLICY",
            completionCandidates = Choices.DriftPolicies.class,
            description =
                    "What to do with items that were changed in the target since they were last in sync: skip (the"
                            + " default), overwrite, or fail.")
    private @Nullable String onDrift;

    @Option(
            names = PUBLISH,
            paramLabel = "MODE",
            completionCandidates = Choices.PublishModes.class,
            description =
                    "What to publish: mirror (the default: what the source has), draft (nothing; publish states stay"
                            + " as they are), or always (every story's draft).")
    private @Nullable String publish;

    /** Returns what happens to items that the target has. */
    public OnExisting onExisting() {
        return Setting.of(ON_EXISTING, onExisting)
                .map(setting -> setting.choice(new Choices.ExistingPolicies()))
                .map(word -> OnExisting.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnExisting.UPDATE);
    }

    /** Returns what happens to items that were changed in the target. */
    public OnDrift onDrift() {
        return Setting.of(ON_DRIFT, onDrift)
                .map(setting -> setting.choice(new Choices.DriftPolicies()))
                .map(word -> OnDrift.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnDrift.SKIP);
    }

    /** Returns what happens to published layers. */
    public PublishMode publish() {
        return Setting.of(PUBLISH, publish)
                .map(setting -> setting.choice(new Choices.PublishModes()))
                .map(word -> PublishMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(PublishMode.MIRROR);
    }
}
