package dev.sbsync.client;

/** What a write does in addition to storing its payload (docs/management-api.md). */
public enum WriteOption {
    /**
     * Publishes what was written ({@code publish: 1}). Without it, {@code publish} is not sent, because {@code publish:
     * 0} has been observed to publish. Rejected for folders, which are never published.
     */
    PUBLISH,
    /**
     * Writes even if the story is open in the editor ({@code force_update}). For updates only; not sent with a create.
     */
    FORCE_UPDATE
}
