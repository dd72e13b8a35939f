package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceRewriter;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.reference.Rewritten;
import dev.sbsync.core.internal.reference.Schemas;
import dev.sbsync.core.internal.reference.TargetIdentities;
import dev.sbsync.core.internal.reference.TargetStory;
import dev.sbsync.core.item.ItemKey;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Keeps all content as it is: what is restored contains the references of its own space. Stateless. */
final class OwnReferences implements ReferenceMapper, TargetIdentities {

    private final ReferenceRewriter rewriter = new ReferenceRewriter(Schemas.of(List.of()), this, List.of());

    @Override
    public Rewritten mapped(JsonNode content, Function<ReferenceRewriter, Rewritten> rewriting) {
        return rewriting.apply(rewriter);
    }

    @Override
    public Set<ItemKey> pending(Rewritten rewritten) {
        return Set.of();
    }

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
