package dev.sbsync.client;

/** What a write does besides storing its payload (docs/management-api.md). */
public enum WriteOption {
    /**
     * Publishes what was written ({@code publish: 1}). Without it nothing about publishing is sent, because
     * {@code publish: 0} has been seen to publish. Refused for folders, which are never published.
     */
    PUBLISH,
    /**
     * Writes although somebody has the story open in the editor ({@code force_update}). Means something on updates
     * only, and is not sent on a create.
     */
    FORCE_UPDATE
}
