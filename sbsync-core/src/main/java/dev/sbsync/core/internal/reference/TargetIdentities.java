package dev.sbsync.core.internal.reference;

/**
 * Answers what the source's identities are in the target. Pure during one rewriting: it may be asked about the same
 * value several times, and about candidates that are no identities. Methods are called only when a reference of their
 * type is met, so lists can be loaded at the first call.
 */
public interface TargetIdentities {

    /**
     * Returns whether a uuid is that of a story of the source. It decides about uuids in places that do not require a
     * story: an unknown uuid is kept.
     */
    boolean isSourceStory(String uuid);

    /** Returns the story that a uuid names. With aligned uuids, the target's uuid is the same. */
    Resolution<TargetStory> story(String uuid);

    /** Returns the story that a numeric id names. */
    Resolution<TargetStory> storyById(long id);

    /** Returns the asset that an id names. */
    Resolution<AssetTarget> asset(long id);

    /**
     * Returns the asset that a URL names; {@link Resolution#none()} for a URL of another space, such as one of a shared
     * library or of the target itself.
     */
    Resolution<AssetTarget> asset(AssetKey key);

    /**
     * Returns the target's id of an item that content names rarely.
     *
     * @param type {@link ReferenceType#USER_ID}, {@link ReferenceType#TAG_ID} or {@link ReferenceType#DATASOURCE_ID}
     */
    default Resolution<Long> id(ReferenceType type, long id) {
        return Resolution.unresolved();
    }

    /**
     * Returns whether the target has a value of the datasource with a slug; {@link Resolution#none()} if that is not
     * checked.
     */
    default Resolution<String> datasourceEntry(String datasource, String value) {
        return Resolution.none();
    }

    /** Returns whether the target has a language; {@link Resolution#none()} if that is not checked. */
    default Resolution<String> language(String code) {
        return Resolution.none();
    }
}
