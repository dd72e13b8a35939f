package dev.sbsync.core.plan;

/** Which assets are synced, among those of the selection. */
public enum AssetScope {
    /** All of them. */
    ALL,
    /** Those that the selected stories, components, presets and datasource entries reference, and what they need. */
    REFERENCED
}
