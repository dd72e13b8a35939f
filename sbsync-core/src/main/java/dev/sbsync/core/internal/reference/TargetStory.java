package dev.sbsync.core.internal.reference;

/**
 * A story of the target that a reference names.
 *
 * @param uuid its uuid; with aligned uuids, the one of the source
 * @param id its id in the target
 * @param fullSlug its full slug in the target; empty if unknown
 * @param sourceSlug the full slug of the story in the source; empty if unknown
 */
public record TargetStory(String uuid, long id, String fullSlug, String sourceSlug) {}
