package dev.sbsync.testkit;

/**
 * Behaviours of the API that are unknown, or that only some spaces show. Each is off unless it is switched on with
 * {@link FakeManagementApiBuilder#with(Switch...)}; its documentation describes both states.
 */
public enum Switch {
    /**
     * A folder and a story in the same parent may not have the same slug. Off: they may, as a slug is unique per parent
     * and kind (the API's behaviour is unknown). A folder and its own start page share their path either way.
     */
    SLUG_UNIQUE_ACROSS_KINDS,

    /**
     * A row of {@code translated_slugs_attributes} without an id, for a language that has a row already, adds a second
     * row. Off: it is refused with 422 (documented as "a duplicate/validation error").
     */
    TRANSLATED_SLUG_DUPLICATES,

    /**
     * {@code publish} with the value {@code 0} or {@code false} saves without publishing, as the current documentation
     * says. Off: it is refused with 400 and noted as a {@link Violation}, because it published in 2019 and may still
     * (docs/management-api.md).
     */
    PUBLISH_ZERO_SAVES,

    /**
     * {@code publish} with the value {@code 0} or {@code false} publishes, as in 2019. Off: see
     * {@link #PUBLISH_ZERO_SAVES}.
     */
    PUBLISH_ZERO_PUBLISHES,

    /** The uuid of a deleted story stays taken. Off: it is free (the API's behaviour is unknown). */
    TRASH_BLOCKS_UUID,

    /** The slug of a deleted story stays taken. Off: it is free (the API's behaviour is unknown). */
    TRASH_BLOCKS_SLUG,

    /** The rate limit counts per space. Off: it counts per token (the API's behaviour is unknown). */
    LIMIT_PER_SPACE,

    /** A 429 carries {@code Retry-After: 1}. Off: it does not (no report shows that the API sends it). */
    RETRY_AFTER,

    /**
     * A 429 says "Rate limit of 6 request per second has been reached." Off: it says "Rate limit of 6 request per
     * second reached. Retry later." (both were reported).
     */
    LIMIT_TEXT_HAS_BEEN_REACHED,

    /**
     * A save of a story that another user edits, or whose workflow stage locks it, is refused with 403. Off: with 422
     * (the API's behaviour is unknown). The body is {@code {"error": text}} with the word "locked" in it either way.
     */
    LOCK_IS_FORBIDDEN,

    /**
     * Publishing in a workflow stage that does not allow it is refused with 422. Off: with 403 (the API's behaviour is
     * unknown).
     */
    STAGE_REFUSAL_IS_INVALID,

    /**
     * {@code update_uuid} moves {@code updated_at} and {@code last_author}. Off: it leaves them (the API's behaviour is
     * unknown).
     */
    UUID_UPDATE_MOVES_UPDATED_AT,

    /**
     * A PUT validates content against the components of the space, as in spaces created on or after 2026-05-08:
     * required fields, and the components that a field allows (docs/management-api.md). Off: only with
     * {@code strict_mode=1}. A POST is never validated.
     */
    STRICT_SCHEMA,

    /**
     * {@code validate_slugs} answers a slug that is taken or invalid with 200 and {@code success:false}. Off: with 422
     * and the field, as a save would (both are documented, not when which applies).
     */
    VALIDATE_SLUGS_SAYS_FALSE,

    // Translated slugs

    /**
     * A row of {@code translated_slugs_attributes} in a language that the space does not have is stored. Off: it makes
     * the API refuse the whole story with 422.
     */
    UNKNOWN_LANGUAGE_STORED,

    /** {@code translated_slugs_attributes} are ignored: the write succeeds and stores no row. Off: they are stored. */
    TRANSLATED_SLUGS_IGNORED,

    /**
     * A translated slug is unique per folder and language; a second one is 422. Off: stories of a folder may share one.
     */
    TRANSLATED_SLUG_UNIQUE,

    // Slugs, start pages, order

    /**
     * A slug is stored in lower case, with umlauts spelled out and other accents dropped: {@code Über-uns} becomes
     * {@code ueber-uns}. Off: it is stored as sent.
     */
    SLUG_TRANSLITERATED,

    /** A slug with anything but {@code a-z 0-9 - _ . ~} is 422 {@code is invalid}. Off: other characters are stored. */
    SLUG_ASCII_ONLY,

    /** A folder may have several start pages. Off: a second one is 422. */
    SECOND_START_PAGE_STORED,

    /** {@code position} in a body is ignored; only {@code move?after_id} orders. Off: it is stored. */
    POSITION_IGNORED,

    // Publishing

    /** Saving a story whose {@code publish_at} is past publishes it. Off: the time is stored and nothing happens. */
    PAST_PUBLISH_AT_PUBLISHES,

    /**
     * A write that publishes is refused as a whole where a required field is blank: 422 {@code {"error":"The field
     * page.seo can't be blank"}}. Off: see {@link #STRICT_SCHEMA}.
     */
    PUBLISH_NEEDS_REQUIRED_FIELDS,

    /** As {@link #PUBLISH_NEEDS_REQUIRED_FIELDS}, but the draft is saved before the write is refused. */
    PUBLISH_SAVES_BEFORE_REFUSAL,

    // What a write stores in another spelling

    /**
     * {@code ""} for {@code default_root}, {@code sort_by_date}, {@code publish_at}, {@code expire_at},
     * {@code first_published_at} and {@code path} is stored as null. Off: it is stored as sent.
     */
    BLANK_STORED_AS_NULL,

    /** An empty {@code meta_data} is stored as null. Off: it is stored as sent. */
    EMPTY_META_DATA_STORED_AS_NULL,

    /**
     * Times without a zone are stored in UTC with milliseconds: {@code 2027-12-31 23:00} becomes
     * {@code 2027-12-31T23:00:00.000Z}. Off: they are stored as sent.
     */
    TIMES_STORED_WITH_ZONE,

    /**
     * Tags are the same whatever their case, and are stored in the spelling that the space has already. Off: they are
     * trimmed and case-sensitive.
     */
    TAGS_IGNORE_CASE,

    /** Bloks without {@code _uid} get one when they are stored. Off: they stay without. */
    MISSING_UIDS_FILLED_IN,

    /** Numbers in the fields of bloks are stored as text. Off: they are stored as sent. */
    NUMBERS_STORED_AS_TEXT,

    // What is read

    /** The content of a folder that has none is read as null. Off: as {@code {}}. */
    FOLDER_CONTENT_READ_AS_NULL,

    /** The content of a story with {@code can_not_view} is read as {@code {}}. Off: as null. */
    CAN_NOT_VIEW_READ_AS_EMPTY,

    /** A story with {@code can_not_view} is read without {@code content}. Off: with null. */
    CAN_NOT_VIEW_READ_WITHOUT_CONTENT,

    /** A single version is 404, while the list of versions has it with its content. Off: it is read. */
    VERSION_BY_ID_MISSING,

    /** Lists come without the headers {@code Total} and {@code Per-Page}. Off: with both. */
    LISTS_WITHOUT_TOTAL,

    /** {@code stories_count} of a space is one more than its lists hold. Off: it is their number. */
    STORIES_COUNT_TOO_HIGH,

    // Tokens

    /** A space that a token is not for is 404. Off: it is 403. */
    HIDDEN_SPACE_NOT_FOUND,

    /** A space that a token is not for is 401. Off: it is 403. */
    HIDDEN_SPACE_UNAUTHORIZED,

    // Settings

    /** {@code default_root} may name a component that the space does not have. Off: it is 422. */
    UNKNOWN_DEFAULT_ROOT_STORED,

    /**
     * {@code languages}, {@code asset_custom_meta_data_schema} and {@code required_assest_fields} of a space are read
     * under {@code options} alone, as in older payloads. Off: at the top.
     */
    SETTINGS_UNDER_OPTIONS,

    /** {@code asset_custom_meta_data_schema} is read as an object by key. Off: as an array. */
    ASSET_SCHEMA_READ_AS_MAP,

    // Components and datasources

    /**
     * A refusal of an item other than a story has one text: {@code {"error":"Name has already been taken"}}. Off: it
     * has the texts by field, entries of datasources a list of sentences (all of them were reported).
     */
    REFUSED_WITH_ONE_TEXT,

    /**
     * The lists of components, groups, presets and asset folders are paged as others are, and have {@code Total}. Off:
     * they have every row and no {@code Total}.
     */
    EVERY_LIST_PAGED,

    /**
     * An unknown internal tag is refused with <code>{"internal_tag_ids":["…"]}</code>. Off: this map is under
     * {@code error} (both were reported).
     */
    UNKNOWN_TAG_REFUSED_BY_FIELD,

    /** An internal tag without {@code object_type} is stored as one of assets. Off: it is 422. */
    TAG_WITHOUT_TYPE_STORED,

    /** A component may have presets of the same name, as in old spaces. Off: a second one is 422. */
    PRESET_NAMES_REPEAT,

    /** A restored component comes back without its presets. Off: with them (the API's behaviour is unknown). */
    COMPONENT_RESTORED_WITHOUT_PRESETS,

    /**
     * Presets that were deleted before their component come back with it. Off: they are gone for good (the API's
     * behaviour is unknown).
     */
    DELETED_PRESETS_COME_BACK,

    /** A {@code preset_id} of another component is ignored; the write succeeds. Off: it is 422. */
    FOREIGN_PRESET_IGNORED,

    /** Components of a deleted group keep its uuid. Off: they have no group any more. */
    DELETED_GROUP_STAYS_NAMED,

    /**
     * A schema that names a group, tag or asset folder that the space does not have is 422. Off: it is stored, as old
     * components have such references, and noted as a violation.
     */
    SCHEMA_REFERENCES_CHECKED,

    /** A component may name a {@code component_group_uuid} that the space does not have. Off: it is 422. */
    UNKNOWN_GROUP_STORED,

    /**
     * A datasource entry that is written with a {@code position} is inserted there, and the entries behind it are moved
     * by one. Off: the number is stored; entries with the same number come in order of creation.
     */
    ENTRY_POSITION_SHIFTS_OTHERS,

    // Assets

    /** A file that does not exist is 403. Off: it is 404 (the API's behaviour is unknown). */
    MISSING_FILE_FORBIDDEN,

    /**
     * The metadata that comes with the request for an upload is stored. Off: only folder, privacy and {@code ext_id}
     * are (the API's behaviour is unknown).
     */
    METADATA_STORED_AT_SIGNING,

    /** An asset is listed once its upload is finished. Off: as soon as its upload is signed. */
    UNFINISHED_ASSETS_UNLISTED,

    /**
     * {@code finish_upload} of an asset without a file is 422. Off: it succeeds, and type and length stay empty (the
     * API's behaviour is unknown).
     */
    FINISH_WITHOUT_FILE_REFUSED,

    /** The list of assets ignores {@code ext_id}. Off: it is a filter (documented, not seen in use). */
    EXT_ID_FILTER_IGNORED,

    /**
     * An update of an asset needs every field that the space requires. Off: it does not (the API's behaviour is
     * unknown).
     */
    REQUIRED_ASSET_FIELDS_CHECKED,

    /**
     * An update stores {@code alt}, {@code title}, {@code source} and {@code copyright} both as attributes and in
     * {@code meta_data}. Off: each as sent.
     */
    META_DATA_HAS_FIELDS_TOO,

    /**
     * Assets are shown as in 2024: without {@code short_filename}, an empty {@code meta_data} as an array. Off: not.
     */
    OLD_ASSET_ROWS
}
