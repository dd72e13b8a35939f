package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.time.TimeSource;

/**
 * The settings shared by all stories of a run.
 *
 * @param onExisting the policy for items that appear in the target during the run
 * @param onCollision the policy for collisions among them
 * @param publish the publish mode
 * @param source the stories of the source
 * @param time the time source
 */
public record StorySettings(
        OnExisting onExisting, OnCollision onCollision, PublishMode publish, StorySource source, TimeSource time) {

    Conditions conditions() {
        return Conditions.of(publish, source.transform().id(), source.languages());
    }
}
