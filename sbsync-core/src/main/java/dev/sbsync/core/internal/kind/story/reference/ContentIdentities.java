package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.reference.TargetIdentities;
import dev.sbsync.core.internal.reference.TargetStory;
import dev.sbsync.core.plan.SpaceLanguages;

/** What content names, in the target: stories, assets and languages. As thread-safe as its parts. */
record ContentIdentities(StoryTargets stories, AssetIdentities assets, SpaceLanguages languages)
        implements TargetIdentities {

    @Override
    public boolean isSourceStory(String uuid) {
        return stories.isSourceStory(uuid);
    }

    @Override
    public Resolution<TargetStory> story(String uuid) {
        return stories.story(uuid);
    }

    @Override
    public Resolution<TargetStory> storyById(long id) {
        return stories.storyById(id);
    }

    @Override
    public Resolution<AssetTarget> asset(long id) {
        return assets.asset(id);
    }

    @Override
    public Resolution<AssetTarget> asset(AssetKey key) {
        return assets.asset(key);
    }

    @Override
    public Resolution<String> language(String code) {
        return languages.target() == null || languages.targetHas(code) ? Resolution.none() : Resolution.unresolved();
    }
}
