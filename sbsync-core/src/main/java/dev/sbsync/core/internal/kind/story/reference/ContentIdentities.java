package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.ReferenceState;
import dev.sbsync.core.internal.reference.ReferenceType;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.reference.TargetIdentities;
import dev.sbsync.core.internal.reference.TargetStory;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SpaceLanguages;
import org.jspecify.annotations.Nullable;

/**
 * What content names, in the target: stories, assets, languages and values of datasources. As thread-safe as its parts.
 *
 * @param entries the values of datasources; null to check none
 */
record ContentIdentities(
        StoryTargets stories,
        CopiedAssets assets,
        SpaceLanguages languages,
        @Nullable TargetEntries entries) implements TargetIdentities {

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

    /**
     * Tags and datasources are known if they are synced, now or earlier. Users are the same in both spaces, or absent.
     */
    @Override
    public Resolution<Long> id(ReferenceType type, long id) {
        return switch (type) {
            case TAG_ID -> record("internal_tags", id);
            case DATASOURCE_ID -> record("datasources", id);
            default -> new Resolution<>(ReferenceState.UNKNOWN, null);
        };
    }

    private Resolution<Long> record(String kind, long id) {
        ItemKey key = new ItemKey(kind, id);
        Identity there = stories.ids().targetOf(key);
        Identity known = there == null ? stories.ids().synced(key) : there;
        return known != null
                ? Resolution.to(known.key().id())
                : stories.ids().pending(key) ? Resolution.pending() : Resolution.unresolved();
    }

    @Override
    public Resolution<String> datasourceEntry(String datasource, String value) {
        return entries == null ? Resolution.none() : entries.entry(datasource, value);
    }

    @Override
    public Resolution<String> language(String code) {
        return languages.target() == null || languages.targetHas(code) ? Resolution.none() : Resolution.unresolved();
    }
}
