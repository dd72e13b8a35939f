package dev.sbsync.core.selection;

import java.util.Arrays;
import java.util.Locale;

/** The conditions of a selection, in the order in which they are shown. */
enum Condition {
    PREFIX("below", true),
    SLUG("slug", false),
    TAG("tag", true),
    CONTENT_TYPE("content type", true),
    ONLY("only", true),
    UPDATED_SINCE("updated since", false),
    WHERE("where", false),
    EXCLUDE("not", false),
    COMPONENT("component", false),
    DATASOURCE("datasource", false),
    ASSET_FOLDER("asset folder", true);

    private final String shown;
    private final boolean sorted;

    Condition(String shown, boolean sorted) {
        this.shown = shown;
        this.sorted = sorted;
    }

    /**
     * Returns the condition with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Condition of(String id) {
        return Arrays.stream(values())
                .filter(condition -> condition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown condition '" + id + "'."));
    }

    /** Returns the name as stored and as in flags, such as {@code content-type}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the words before the values. */
    String shown() {
        return shown;
    }

    /** Returns whether values are sorted, rather than in the order given. */
    boolean sorted() {
        return sorted;
    }
}
