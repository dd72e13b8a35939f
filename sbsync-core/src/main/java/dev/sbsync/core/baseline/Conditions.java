package dev.sbsync.core.baseline;

import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.SpaceLanguages;

/**
 * Under which conditions an item was brought in sync: under others a baseline proves nothing, and the item is compared
 * anew.
 *
 * @param mode what a run does with published layers
 * @param transform the id of the transform that the source's content goes through; empty for none
 * @param sourceSingly whether the source publishes languages one by one ({@code use_translated_stories})
 * @param targetSingly whether the target does
 */
public record Conditions(PublishMode mode, String transform, boolean sourceSingly, boolean targetSingly) {

    /** Returns the conditions of a run between two spaces. */
    public static Conditions of(PublishMode mode, String transform, SpaceLanguages languages) {
        return new Conditions(mode, transform, languages.sourceSingly(), languages.targetSingly());
    }
}
