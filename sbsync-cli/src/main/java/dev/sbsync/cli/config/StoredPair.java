package dev.sbsync.cli.config;

import dev.sbsync.core.state.SpacePair;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The spaces and hosts of an earlier run or of a plan file. Flags, variables and the settings file need not repeat
 * them, and must not contradict them.
 *
 * @param pair the spaces and hosts
 * @param origin what names them, for messages, such as {@code run 20261123-120000-0abc}
 * @param type what the origin is, for messages: {@code run} or {@code plan file}
 */
public record StoredPair(SpacePair pair, String origin, String type) {

    /** Returns the spaces of a run. */
    public static StoredPair ofRun(SpacePair pair, String runId) {
        return new StoredPair(pair, "run " + runId, "run");
    }

    /** Returns the spaces of a plan file. */
    public static StoredPair ofPlanFile(SpacePair pair, Path path) {
        return new StoredPair(pair, "--plan '" + path + "'", "plan file");
    }

    /** Returns a space of the pair as a setting, unless another one is set. */
    Setting space(long id, Optional<Setting> set) {
        set.filter(setting -> setting.spaceId() != id).ifPresent(other -> {
            throw other.wrong("but " + origin + " uses space " + id + "; " + instead());
        });
        return new Setting(origin, Long.toString(id));
    }

    /** Returns the origin to start a sentence with. */
    String subject() {
        return origin.substring(0, 1).toUpperCase(Locale.ROOT) + origin.substring(1);
    }

    /** Returns what to do about a contradiction. */
    String instead() {
        return "remove that setting, or name another " + type;
    }
}
