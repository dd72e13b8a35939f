package dev.sbsync.core.outcome;

import java.util.Locale;

/** The status of an item's outcome, in the order in which counts are shown. */
public enum OutcomeStatus {
    /** Created in the target. */
    CREATED(Tone.GOOD, true),
    /** Updated in the target. */
    UPDATED(Tone.GOOD, true),
    /** Already equal; not written. */
    UNCHANGED(Tone.NEUTRAL, true),
    /** Deleted in the target, because the source lacks it. */
    DELETED(Tone.GOOD, true),
    /** Skipped by policy. */
    SKIPPED(Tone.NEUTRAL, false),
    /** Could not be synced. */
    FAILED(Tone.BAD, false),
    /** Not attempted, because an item that it depends on did not succeed. */
    BLOCKED(Tone.BAD, false),
    /** Not finished before the run ended. */
    CANCELLED(Tone.CAUTION, false);

    /** How a status is to be seen: the class of its colour. */
    public enum Tone {
        /** A success. */
        GOOD,
        /** Neither good nor bad. */
        NEUTRAL,
        /** Needs attention. */
        CAUTION,
        /** A failure. */
        BAD
    }

    private final Tone tone;
    private final boolean synced;

    OutcomeStatus(Tone tone, boolean synced) {
        this.tone = tone;
        this.synced = synced;
    }

    /** Returns the class of its colour. */
    public Tone tone() {
        return tone;
    }

    /** Returns whether the item is synced, apart from its warnings. */
    public boolean synced() {
        return synced;
    }

    /** Returns whether the item was written to completion. */
    public boolean written() {
        return tone == Tone.GOOD;
    }

    /** Returns whether the item is reported as a failure: {@link #FAILED} or {@link #BLOCKED}. */
    public boolean failure() {
        return tone == Tone.BAD;
    }

    /** Returns the status of an item in reports: {@code succeeded} for written items, otherwise its word. */
    public String reported() {
        return written() ? "succeeded" : toString();
    }

    /** Returns the word used in reports, counts and storage, such as {@code created}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
