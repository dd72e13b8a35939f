package dev.sbsync.core.outcome;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The codes of failures, blocked items and warnings in reports, a closed list. A warning code defines whether items
 * with it count as not synced; verdicts and counts derive from that.
 */
public enum OutcomeCode {
    /** The item's uuid belongs to another item of the target, or of its trash. */
    UUID_TAKEN("delete or move the target's item with this uuid, or change its uuid"),
    /** Another item of the target has the item's path and is not moved by the same plan. */
    PATH_TAKEN("delete, rename or move the target's item at this path, or select the source item that it is a copy of"),
    /** The source names a parent folder that it does not list. */
    PARENT_MISSING("check that the token can access the folder in the source"),
    /** Several items of the target have the item's path after a create without a response. */
    DUPLICATE_IN_TARGET("keep one of the target's items at this path and run again"),
    /** The item vanished from the source after it was listed. */
    SOURCE_GONE("run again to plan without it"),
    /** The item kept changing in the source while it was read. */
    SOURCE_CHANGING("run again when it is no longer being edited"),
    /** The item vanished from the target while it was written; as a warning: it had vanished, and was created again. */
    TARGET_GONE("check what deletes it from the target, and run again"),
    /** The item is locked in the target in a way that force_update does not break. */
    LOCKED("ask its editor to unlock it, or move it to a workflow stage that allows editing"),
    /** The target refused to publish. */
    PUBLISH_REFUSED("use a token with the publish scope, or move the story to a stage that allows publishing"),
    /** The token lacks the permission to write to the target. */
    FORBIDDEN("use a token with write access to stories of the target"),
    /** The token lacks the permission to read the source. */
    SOURCE_FORBIDDEN("use a token with read access to this story in the source"),
    /** The source's content is missing, hidden from the token, or cannot be copied safely. */
    SOURCE_UNREADABLE("open the story in the source; check its content and that the token can access it"),
    /** The caller's transform threw, or did not return the content of a story. */
    TRANSFORM_FAILED("fix the transform, then retry"),
    /** The item's content does not fit into memory. */
    TOO_LARGE("give Java more memory (-Xmx), or split the story"),
    /** The target's item is JSON that cannot be preserved without loss, such as duplicate keys in an object. */
    TARGET_UNREADABLE("fix the item in the target, or delete it there and run again"),
    /** The target accepted a write twice, but neither the responses nor a list show its effect. */
    NOT_APPLIED("run again; if the problem persists, report it to Storyblok"),
    /** The API refused the payload. */
    INVALID("fix the content or update the target's component schema"),
    /** The server kept responding with errors. */
    SERVER_ERROR("run again later"),
    /** No usable response was received, despite retries. */
    UNREACHABLE("check the connection and run again"),
    /** The server kept throttling the requests. */
    THROTTLED("lower the rate or stop other clients that use this token, and run again"),
    /** The file of an asset was not downloaded, or not as a whole, despite retries. */
    DOWNLOAD_FAILED("check the connection to the host of the file, and run again"),
    /** The asset has no file, or its host does not deliver it. */
    FILE_MISSING("open the asset in its space: replace its file, or delete it; then run again"),
    /** The delivery host has another file than the API states. */
    FILE_OUTDATED("run again later: a cache may have an older file; if the problem persists, replace the file"),
    /** The asset token was refused: it is invalid, or belongs to another space. */
    ASSET_TOKEN_REFUSED("use a token of the asset's own space with access to assets"),
    /** The file of an asset was not uploaded to the storage despite retries; the asset may exist without a file. */
    UPLOAD_FAILED("check the connection to the storage, and run again: the same asset gets its file then"),
    /** The storage, or the rules of the target's space, do not accept the file. */
    FILE_REFUSED("replace the file in the source, or have the target's space verified for files of this type"),
    /** An unexpected error of this item. */
    UNEXPECTED("run again, and report the message if the problem persists"),
    /** The item's folder, or an item that had to move first, did not succeed. */
    BLOCKED("fix the item it depends on, then retry"),

    /** Warning: the source is published with changes, and its history has no published version to mirror. */
    PUBLISHED_LAYER_MISSING("publish the story in the source, then run again", "live layer not copied"),
    /** Warning: the source's version history could not be read, so that only the draft is mirrored. */
    HISTORY_MISSING(
            "use a token with access to the story versions of the source, or publish the story there",
            "live layer not copied"),
    /** Warning: the target's item had another uuid; references to the old one no longer resolve. */
    UUID_CHANGED("replace references to the old uuid in content that is not part of the sync"),
    /** Warning: an item that the undone run has deleted is created again, with another id. */
    RECREATED("replace references to the old id or uuid in content that was written since the run"),
    /** Warning: the item changed in the source between list and read; the read state was written. */
    SOURCE_CHANGED("run again to copy the latest state"),
    /** Warning: the target did not store an attribute that was sent, and gave no reason. */
    DROPPED(
            "check that the target supports it (app, language, plan), or align both sides manually",
            "not stored by the target"),
    /** Warning: the target stored another value than was sent. */
    NORMALISED(
            "change the source to the value that the target stores, or accept the difference",
            "stored differently by the target"),
    /** Warning: the item changed in the target since the last sync, and was not overwritten. */
    DRIFTED("copy the target's change into the source, or rerun with `--on-drift overwrite`", "drifted"),
    /** Warning: the item changed on both sides since the last sync, and was not overwritten. */
    BOTH_CHANGED(
            "merge both changes manually, or rerun with `--on-drift overwrite` to use the source's version",
            "changed on both sides"),
    /** Warning: the target's item or its folder was deleted since the last sync, and was not restored. */
    TARGET_DELETED(
            "delete it in the source too, or rerun with `--on-drift overwrite` to restore it in the target",
            "deleted in the target"),
    /** Warning: the item changed in the target since the last sync, and is overwritten. */
    DRIFT_OVERWRITTEN("nothing to do; the previous content is in the item's version history in the target"),
    /** Warning: the item was deleted in the target since the last sync, and is restored. */
    TARGET_RESTORED("nothing to do; delete it in the source too if it is no longer needed"),
    /**
     * Warning: only the target has the item, but it was not deleted: it holds items that are kept, or was used again.
     */
    KEPT("move or delete what it holds in the target, then run again", "not deleted"),
    /** Warning: an unrelated item of the target has the item's path, and was not overwritten. */
    COLLISION("rename one of the two items, or rerun with `--on-collision overwrite`", "collision"),
    /** Warning: an unrelated item of the target has the item's path, and is overwritten. */
    COLLISION_OVERWRITTEN("check that it was an older copy; if not, its previous content is in its version history"),
    /** Warning: the target has its own uuids, and items without a baseline are matched by path only. */
    MATCHED_BY_PATH("nothing to do after the first run with a state; without one, check that the items are copies"),
    /** Warning: items that are not selected are in a folder that is moved or renamed, so their paths change too. */
    MOVED_ALONG("select them too, or exclude the folder, to keep their paths"),
    /** Warning: an item was renamed to a temporary slug, and still has it. */
    LEFT_ASIDE("run again: it is matched by uuid and gets its own slug"),
    /** Warning: the source has a language that the target lacks. */
    LANGUAGE_MISSING(
            "add `settings` to `--kinds`, or add the language in the target, then run again",
            "language missing in the target"),
    /** Warning: languages are published individually, and the set of live languages cannot be reproduced. */
    LANGUAGE_STATES(
            "publish all languages together in the source, or publish manually in the target",
            "language states not copied"),
    /** Warning: the item is scheduled to be published, which is not copied. */
    SCHEDULE_NOT_COPIED("schedule it in the target", "schedule not copied"),
    /** Warning: the item is in a workflow stage, which is not copied. */
    STAGE_NOT_COPIED("set the stage in the target", "stage not copied"),
    /** Warning: the item is part of a release, which is not copied. */
    RELEASE_NOT_COPIED("add it to a release of the target, or sync again after the release", "release not copied"),
    /** Warning: the caller's veto rejected the item. */
    VETOED("nothing to do, or lift the veto and run again", "vetoed"),
    /** Warning: the plan creates more folders than the target's plan allows. */
    FOLDER_QUOTA("remove folders from the target, select less, or raise its plan"),
    /** Warning: the item names an item that does not exist in its own space; the copy does not. */
    REFERENCE_DROPPED("remove the reference in the source, or create what it names"),
    /** Warning: the item names an item that the target lacks; the copy names it once it exists. */
    REFERENCE_LEFT_OUT("sync the kind of the missing item, then run again"),
    /** Warning: content references items that the target lacks; the references are kept as they are. */
    REFERENCE_UNRESOLVED("copy what it references, or change the reference in the source; then run again"),
    /** Warning: a value may mean something in the source alone, such as a token; it is copied as it is. */
    VALUE_KEPT("check that the value fits the target"),
    /** Warning: all items that a field allowed no longer exist, so that the list of allowed items is empty. */
    RESTRICTION_EMPTY("check what the field allows in both spaces: an empty list may allow everything, or nothing"),
    /** Warning: content of the target does not fit the update of its component, or uses one that is deleted. */
    BREAKING_CHANGE("check the target's stories that use the component, and adapt or sync them"),
    /** Warning: several items have the same name; they are matched in their order. */
    DUPLICATE_NAME("rename all but one of them in both spaces"),
    /** Warning: the target lacks components that stories need, or that are the default content type. */
    COMPONENT_MISSING("add `components` to `--kinds`, or create them in the target"),
    /** Warning: the target lacks datasources that components need. */
    DATASOURCE_MISSING("add `datasources` to `--kinds`, or create them in the target"),
    /** Warning: the file of a private asset can only be read with an asset token of the source. */
    ASSET_PRIVATE("give the client of the source a token with access to assets", "private asset not copied"),
    /** Warning: the asset is in a shared library, not in the space; references to it are kept. */
    ASSET_SHARED("share the library with the target, or add the asset to the source", "shared asset not copied"),
    /** Warning: the storage accepts no file of this length. */
    ASSET_LENGTH("replace the file in the source, or delete the asset there", "asset not copied"),
    /** Warning: the run that is undone has replaced the file of the asset, and the file of before is not stored. */
    FILE_NOT_RESTORED("replace the file of the asset by the one of before, if you have it", "file not restored"),
    /** Warning: the file of the asset that is replaced is not stored for an undo. */
    FILE_NOT_ARCHIVED("for later runs, raise `--archive-files`; for private files, set the asset token of the target"),
    /** Warning: something could not be checked, because the token may not read it. */
    NOT_CHECKED("use a token that may read it, or check it in the target");

    private final String remedy;
    private final @Nullable String notSynced;

    /** A code of failures, or of warnings about items that are synced nevertheless. */
    OutcomeCode(String remedy) {
        this(remedy, null);
    }

    /**
     * A code of warnings about items that are not fully synced.
     *
     * @param notSynced the label in verdicts, as in {@code 3 live layer not copied}
     */
    OutcomeCode(String remedy, @Nullable String notSynced) {
        this.remedy = remedy;
        this.notSynced = notSynced;
    }

    /** Returns the remedy for users. */
    public String remedy() {
        return remedy;
    }

    /** Returns whether the code is about references that do not work in the target, of items that are copied. */
    public boolean ofReferences() {
        return this == REFERENCE_UNRESOLVED;
    }

    /** Returns whether the code is about a collision. */
    public boolean collision() {
        return this == COLLISION || this == COLLISION_OVERWRITTEN;
    }

    /** Returns whether the code is about drift. */
    public boolean drift() {
        return switch (this) {
            case DRIFTED, BOTH_CHANGED, TARGET_DELETED, DRIFT_OVERWRITTEN, TARGET_RESTORED -> true;
            default -> false;
        };
    }

    /** Returns whether the code means that something in the target was overwritten or restored. */
    public boolean overwrites() {
        return this == COLLISION_OVERWRITTEN || this == DRIFT_OVERWRITTEN || this == TARGET_RESTORED;
    }

    /** Returns the name as used in reports, such as {@code uuid_taken}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether an item with this warning is not fully synced. */
    public boolean notSynced() {
        return notSynced != null;
    }

    /**
     * Returns whether an item with this warning was not compared in full. Schedules, stages and releases are not part
     * of the comparison.
     */
    public boolean notCompared() {
        return notSynced()
                && switch (this) {
                    case SCHEDULE_NOT_COPIED, STAGE_NOT_COPIED, RELEASE_NOT_COPIED -> false;
                    default -> true;
                };
    }

    /** Returns whether the code warns of an item that is compared in full, such as of a group that its space lacks. */
    public boolean remark() {
        return switch (this) {
            case REFERENCE_DROPPED, REFERENCE_LEFT_OUT, VALUE_KEPT, RESTRICTION_EMPTY, DUPLICATE_NAME -> true;
            case COMPONENT_MISSING, DATASOURCE_MISSING -> true;
            default -> false;
        };
    }

    /** Returns the id with spaces, such as {@code published layer missing}. */
    public String words() {
        return id().replace('_', ' ');
    }

    /** Returns the label of this code in a run's verdict: {@code drifted}, {@code live layer not copied}. */
    public String label() {
        return notSynced == null ? words() : notSynced;
    }
}
