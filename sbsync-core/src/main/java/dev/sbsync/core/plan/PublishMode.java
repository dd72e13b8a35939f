package dev.sbsync.core.plan;

import java.util.Locale;

/** What a run does with the published layer of the stories that it writes. */
public enum PublishMode {
    /** Mirrors the source: draft, published, or published with unpublished changes. The default. */
    MIRROR,
    /** Writes only the draft layer and keeps publish states. */
    DRAFT,
    /** Publishes the draft content of every story. */
    ALWAYS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
