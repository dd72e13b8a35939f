package dev.sbsync.core.state;

import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;

/**
 * The conditions under which an item was synced. A baseline is not valid under other conditions; the item is then
 * compared again.
 *
 * @param mode the publish mode
 * @param identity which uuid the copy has
 * @param transform the id of the content transform; empty if none
 * @param sourceSingly whether the source publishes languages individually ({@code use_translated_stories})
 * @param targetSingly whether the target does
 */
public record Conditions(
        PublishMode mode, IdentityMode identity, String transform, boolean sourceSingly, boolean targetSingly) {

    /** Returns the conditions of a run between two spaces. */
    public static Conditions of(PublishMode mode, IdentityMode identity, String transform, SpaceLanguages languages) {
        return new Conditions(mode, identity, transform, languages.sourceSingly(), languages.targetSingly());
    }
}
