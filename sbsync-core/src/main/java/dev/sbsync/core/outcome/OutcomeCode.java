package dev.sbsync.core.outcome;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an item failed or was blocked, and what was not mirrored exactly: the closed list that reports use. A code that
 * is used for warnings says whether an item with such a warning counts as not synced; verdicts and counts follow from
 * that.
 */
public enum OutcomeCode {
    /** The item's uuid belongs to another item of the target, or of its trash. */
    UUID_TAKEN("delete or move the target's item with this uuid, or change its uuid"),
    /** Another item of the target is in the item's place and does not move away in the same plan. */
    PATH_TAKEN("rename or move the target's item at this path, or select the source item that it is the copy of"),
    /** The source names a parent folder that it does not list. */
    PARENT_MISSING("check that the token may see the folder in the source"),
    /** More than one item of the target is in the item's place after a create whose answer was lost. */
    DUPLICATE_IN_TARGET("keep one of the target's items at this path and run again"),
    /** The item vanished from the source after it was listed. */
    SOURCE_GONE("run again to plan without it"),
    /** The item kept changing in the source while it was read. */
    SOURCE_CHANGING("run again when it is no longer being edited"),
    /** The item vanished from the target while it was written; as a warning: it had vanished, and was created again. */
    TARGET_GONE("find out who deletes it from the target, and run again"),
    /** The item is locked in the target in a way that force_update does not break. */
    LOCKED("ask whoever works on it, or move it to a workflow stage that allows editing"),
    /** The target refused to publish. */
    PUBLISH_REFUSED("use a token with the publish scope, or move the story to a stage that allows publishing"),
    /** The target refused the write as a matter of permission. */
    FORBIDDEN("use a token that may write stories in the target"),
    /** The source refused to be read as a matter of permission. */
    SOURCE_FORBIDDEN("use a token that may read this story in the source"),
    /** The source's content is missing, hidden from the token, or not in a form that can be copied safely. */
    SOURCE_UNREADABLE("open the story in the source; check its content and that the token may see it"),
    /** The caller's transform threw, or did not return the content of a story. */
    TRANSFORM_FAILED("correct the transform, then retry"),
    /** The item's content does not fit into memory, even alone. */
    TOO_LARGE("give Java more memory (-Xmx), or split the story"),
    /** The target's item is JSON that cannot be kept without loss, such as a key twice in one object. */
    TARGET_UNREADABLE("correct the item in the target, or delete it there and run again"),
    /** The target accepted a write without showing its effect, and twice a list did not show it either. */
    NOT_APPLIED("run again; if it stays, open the item in the target and report it to Storyblok"),
    /** The API refused the payload. */
    INVALID("fix the content or update the target's component schema"),
    /** The server answered with an error for as long as was tried. */
    SERVER_ERROR("run again later"),
    /** No usable answer came for as long as was tried. */
    UNREACHABLE("check the connection and run again"),
    /** The server kept refusing for its rate limit. */
    THROTTLED("lower the rate or stop what else uses this token, and run again"),
    /** Something that nobody expected went wrong with this item alone. */
    UNEXPECTED("run again, and report the message if it stays"),
    /** A folder that the item lies in, or an item that had to move away first, did not succeed. */
    BLOCKED("fix the item it depends on, then retry"),

    /** Warning: the source is published with changes, and its history has no published version to mirror. */
    PUBLISHED_LAYER_MISSING("publish the story in the source, then run again", "live layer not copied"),
    /** Warning: the source's version history could not be read, so that only the draft is mirrored. */
    HISTORY_MISSING(
            "use a token that may read the story versions of the source, or publish the story there",
            "live layer not copied"),
    /** Warning: the target's item had another uuid; references to the old one no longer resolve. */
    UUID_CHANGED("replace references to the old uuid in content that is not part of the sync"),
    /** Warning: the item changed in the source between list and read; what was read is what was written. */
    SOURCE_CHANGED("run again to be sure that the latest state is mirrored"),
    /** Warning: the target did not store an attribute that was sent, and gave no reason. */
    DROPPED(
            "check that the target supports it: an app, a language, a plan; or make both sides equal by hand",
            "not stored by the target"),
    /** Warning: the target stored another value than was sent. */
    NORMALISED(
            "change the source to the value that the target stores, or accept the difference",
            "stored differently by the target"),
    /** Warning: the target's item was changed there since it was last in sync, and was left as it is. */
    DRIFTED("copy the target's change into the source, or rerun with `--on-drift overwrite`", "drifted"),
    /** Warning: the item was changed on both sides since it was last in sync, and the target's was left as it is. */
    BOTH_CHANGED(
            "merge both changes by hand, or rerun with `--on-drift overwrite` to take the source's",
            "changed on both sides"),
    /** Warning: the target's item, or the folder it lay in, was deleted since it was last in sync, and was left so. */
    TARGET_DELETED(
            "delete it in the source too, or rerun with `--on-drift overwrite` to restore it in the target",
            "deleted in the target"),
    /** Warning: the target's item was changed there since it was last in sync, and the source is written over it. */
    DRIFT_OVERWRITTEN("nothing to do; the item's version history in the target has the previous content"),
    /** Warning: the target's item was deleted there since it was last in sync, and is restored. */
    TARGET_RESTORED("nothing to do; delete it in the source too if it is not wanted"),
    /** Warning: another item of the target, never in sync with this one, is at its path, and was left as it is. */
    COLLISION("rename one of the two items, or rerun with `--on-collision overwrite`", "collision"),
    /** Warning: another item of the target, never in sync with this one, was at its path and is overwritten. */
    COLLISION_OVERWRITTEN("check that it was an older copy; if not, its previous content is in its version history"),
    /** Warning: items that were not selected lie in a folder that moves or is renamed, and so get another path. */
    MOVED_ALONG("select them too, or leave the folder out, if they are to stay where they are"),
    /** Warning: an item had to leave its place under a temporary slug, and has it still. */
    LEFT_ASIDE("run again: it is known by its uuid and gets its own slug"),
    /** Warning: the source has a language that the target lacks. */
    LANGUAGE_MISSING("add the language to the target's settings, then run again", "language missing in the target"),
    /** Warning: languages are published one by one, and exactly those that are live cannot be published. */
    LANGUAGE_STATES(
            "publish the languages together in the source, or publish by hand in the target",
            "language states not copied"),
    /** Warning: the item is scheduled to be published, which is not copied. */
    SCHEDULE_NOT_COPIED("schedule it in the target, if it is to be published there", "schedule not copied"),
    /** Warning: the item is in a workflow stage, which is not copied. */
    STAGE_NOT_COPIED("set the stage in the target", "stage not copied"),
    /** Warning: the item is part of a release, which is not copied. */
    RELEASE_NOT_COPIED(
            "add it to a release of the target, or sync again when the release is out", "release not copied"),
    /** Warning: the caller's veto kept the item from being written. */
    VETOED("nothing to do, or lift the veto and run again", "vetoed"),
    /** Warning: the plan creates more folders than the target may have. */
    FOLDER_QUOTA("remove folders from the target, select less, or raise its plan");

    private final String remedy;
    private final @Nullable String notSynced;

    /** A code of failures, or of warnings about items that are in the target as in the source all the same. */
    OutcomeCode(String remedy) {
        this(remedy, null);
    }

    /**
     * A code of warnings about items of which a part is not in the target as in the source.
     *
     * @param notSynced how a verdict counts such items, as in {@code 3 live layer not copied}
     */
    OutcomeCode(String remedy, @Nullable String notSynced) {
        this.remedy = remedy;
        this.notSynced = notSynced;
    }

    /** Returns what a user can do about it. */
    public String remedy() {
        return remedy;
    }

    /** Returns whether it is about another item of the target at the item's path. */
    public boolean collision() {
        return this == COLLISION || this == COLLISION_OVERWRITTEN;
    }

    /** Returns whether it is about what changed in the target since the item was last in sync. */
    public boolean drift() {
        return switch (this) {
            case DRIFTED, BOTH_CHANGED, TARGET_DELETED, DRIFT_OVERWRITTEN, TARGET_RESTORED -> true;
            default -> false;
        };
    }

    /** Returns whether it says that something of the target was overwritten or restored. */
    public boolean overwrites() {
        return this == COLLISION_OVERWRITTEN || this == DRIFT_OVERWRITTEN || this == TARGET_RESTORED;
    }

    /** Returns the name as it stands in reports, such as {@code uuid_taken}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether an item with this warning is not, or not in full, in the target as in the source. */
    public boolean notSynced() {
        return notSynced != null;
    }

    /**
     * Returns whether an item with this warning was not compared in full. Schedules, stages and releases belong to no
     * comparison: an item is equal without them.
     */
    public boolean notCompared() {
        return notSynced()
                && switch (this) {
                    case SCHEDULE_NOT_COPIED, STAGE_NOT_COPIED, RELEASE_NOT_COPIED -> false;
                    default -> true;
                };
    }

    /** Returns the id with blanks, such as {@code published layer missing}. */
    public String words() {
        return id().replace('_', ' ');
    }

    /** Returns how the verdict of a run counts items by this code: {@code drifted}, {@code live layer not copied}. */
    public String label() {
        return notSynced == null ? words() : notSynced;
    }
}
