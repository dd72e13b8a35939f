package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;

/**
 * The version history of a space. {@code version_history} of its settings is {@code "none"} for a duplicated space,
 * whose stories come without a history, or the time of the oldest versions that {@code story_versions} lists
 * (docs/management-api.md).
 */
public final class History {
    private static final String SETTING = "version_history";
    private static final String NONE = "none";

    private History() {}

    /** Returns whether the stories of a space come without a history; later versions are kept. */
    public static boolean startsEmpty(SpaceState space) {
        return Nodes.string(space.settings(), SETTING, "").equals(NONE);
    }

    /** Returns the listed versions, oldest first. */
    public static List<StoredVersion> listed(SpaceState space, StoredStory story) {
        String since = Nodes.string(space.settings(), SETTING, "");
        if (since.isEmpty() || since.equals(NONE)) {
            return story.versions();
        }
        return story.versions().stream()
                .filter(version -> version.createdAt().compareTo(since) >= 0)
                .toList();
    }
}
