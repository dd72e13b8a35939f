package dev.sbsync.core.internal.reference;

/** Knows nothing of the target, so that all content is kept as it is. Stateless. */
public class NoIdentities implements TargetIdentities {

    @Override
    public boolean isSourceStory(String uuid) {
        return false;
    }

    @Override
    public Resolution<TargetStory> story(String uuid) {
        return Resolution.none();
    }

    @Override
    public Resolution<TargetStory> storyById(long id) {
        return Resolution.none();
    }

    @Override
    public Resolution<AssetTarget> asset(long id) {
        return Resolution.none();
    }

    @Override
    public Resolution<AssetTarget> asset(AssetKey key) {
        return Resolution.none();
    }
}
