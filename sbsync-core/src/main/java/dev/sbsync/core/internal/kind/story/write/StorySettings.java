package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.time.TimeSource;

/**
 * The settings shared by all stories of a run.
 *
 * @param onExisting the policy for items that appear in the target during the run
 * @param onCollision the policy for collisions among them
 * @param publish the publish mode
 * @param languages the target's languages, and how both spaces publish languages
 * @param transform the content transform
 * @param content the cache of the source's content
 * @param time the time source
 */
public record StorySettings(
        OnExisting onExisting,
        OnCollision onCollision,
        PublishMode publish,
        SpaceLanguages languages,
        ContentTransform transform,
        ContentManager content,
        TimeSource time) {

    Conditions conditions() {
        return Conditions.of(publish, transform.id(), languages);
    }
}
