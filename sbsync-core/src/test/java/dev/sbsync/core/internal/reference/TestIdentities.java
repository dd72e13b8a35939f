package dev.sbsync.core.internal.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Identities from tables. */
final class TestIdentities implements TargetIdentities {

    private final Map<String, Resolution<TargetStory>> stories = new HashMap<>();
    private final Map<Long, Resolution<TargetStory>> storiesById = new HashMap<>();
    private final Map<Long, Resolution<AssetTarget>> assets = new HashMap<>();
    private final Map<AssetKey, Resolution<AssetTarget>> assetsByKey = new HashMap<>();
    private final Map<Long, Long> others = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final long sourceSpace;

    /** The questions about assets. */
    final List<Object> assetQuestions = new ArrayList<>();

    TestIdentities(long sourceSpace) {
        this.sourceSpace = sourceSpace;
    }

    TestIdentities story(String uuid, long id, Resolution<TargetStory> target) {
        stories.put(uuid, target);
        storiesById.put(id, target);
        return this;
    }

    TestIdentities story(String uuid, long id, String slug, String targetUuid, long targetId, String targetSlug) {
        return story(uuid, id, Resolution.to(new TargetStory(targetUuid, targetId, targetSlug, slug)));
    }

    TestIdentities asset(long id, String filename, long targetId, String targetFilename) {
        Resolution<AssetTarget> target = Resolution.to(AssetTarget.of(targetId, targetFilename));
        assets.put(id, target);
        assetsByKey.put(AssetKey.of(filename).orElseThrow(), target);
        return this;
    }

    TestIdentities other(long id, long targetId) {
        others.put(id, targetId);
        return this;
    }

    TestIdentities name(String name) {
        names.add(name);
        return this;
    }

    @Override
    public boolean isSourceStory(String uuid) {
        return stories.containsKey(uuid);
    }

    @Override
    public Resolution<TargetStory> story(String uuid) {
        return stories.getOrDefault(uuid, Resolution.unresolved());
    }

    @Override
    public Resolution<TargetStory> storyById(long id) {
        return storiesById.getOrDefault(id, Resolution.unresolved());
    }

    @Override
    public Resolution<AssetTarget> asset(long id) {
        assetQuestions.add(id);
        return assets.getOrDefault(id, Resolution.unresolved());
    }

    @Override
    public Resolution<AssetTarget> asset(AssetKey key) {
        assetQuestions.add(key);
        Resolution<AssetTarget> missing = key.spaceId() == sourceSpace ? Resolution.unresolved() : Resolution.none();
        return assetsByKey.getOrDefault(key, missing);
    }

    @Override
    public Resolution<Long> id(ReferenceType type, long id) {
        Long target = others.get(id);
        return target == null ? Resolution.unresolved() : Resolution.to(target);
    }

    @Override
    public Resolution<String> datasourceEntry(String datasource, String value) {
        return named(datasource + "/" + value, value);
    }

    @Override
    public Resolution<String> language(String code) {
        return named(code, code);
    }

    private Resolution<String> named(String name, String value) {
        return names.contains(name) ? Resolution.to(value) : Resolution.unresolved();
    }
}
