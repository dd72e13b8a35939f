package dev.sbsync.core.internal.reference;

/** What a reference contains. */
public enum ReferenceType {
    /** The uuid of a story. */
    STORY_UUID,
    /** The numeric id of a story, in content saved before links had uuids. */
    STORY_ID,
    /** The id of an asset. */
    ASSET_ID,
    /** The URL of an asset, alone or inside a text. */
    ASSET_URL,
    /** The value of a datasource entry, which is the same in both spaces. */
    DATASOURCE_ENTRY,
    /** The code of a language, which is the same in both spaces. */
    LANGUAGE,
    /** The id of a user. */
    USER_ID,
    /** The id of an internal tag. */
    TAG_ID,
    /** The id of a datasource. */
    DATASOURCE_ID,
    /** A number in the value of a plugin that may be an id of the source space. It is never rewritten. */
    OPAQUE_ID
}
