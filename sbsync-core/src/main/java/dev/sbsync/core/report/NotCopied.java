package dev.sbsync.core.report;

import java.util.List;

/**
 * What a space can hold and no kind of a sync copies. A fixed list: reading some of it would change a space
 * (docs/management-api.md).
 */
public final class NotCopied {

    /** The names, the most often missed first. */
    public static final List<String> NAMES = List.of(
            "workflows",
            "workflow stages",
            "roles",
            "webhooks",
            "releases",
            "pipelines",
            "scheduled publications",
            "collaborators",
            "comments",
            "version history",
            "tasks",
            "API keys",
            "app installations",
            "field plugins",
            "ideas",
            "experiments",
            "AI settings",
            "preset filters",
            "tags without stories");

    private NotCopied() {}

    /** Returns the names in one sentence. */
    public static String line() {
        return "Not copied: " + String.join(", ", NAMES) + ".";
    }
}
