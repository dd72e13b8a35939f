package dev.sbsync.core.internal.reference;

import dev.sbsync.core.item.ItemKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Collects the assets that values reference, by id and by URL; rewrites nothing. Thread-safe. */
public final class AssetReferences implements ReferenceMapper {

    private final Supplier<Schemas> schemas;
    private final Collection<String> customDomains;
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();
    private final Set<AssetKey> keys = ConcurrentHashMap.newKeySet();

    /**
     * Starts without references.
     *
     * @param schemas returns the schemas of the source; called if there is content, and may block then
     * @param customDomains hosts of the source's own that deliver assets, in addition to those of Storyblok
     */
    public AssetReferences(Supplier<Schemas> schemas, Collection<String> customDomains) {
        this.schemas = schemas;
        this.customDomains = customDomains;
    }

    /** Collects the assets that a value of any shape references. */
    public void in(JsonNode value) {
        mapped(value, rewriter -> rewriter.content(value));
    }

    /** Collects the assets that are referenced in what is to be rewritten, and returns it as it is. */
    @Override
    public Rewritten mapped(JsonNode content, Function<ReferenceRewriter, Rewritten> rewriting) {
        Schemas known = content.isEmpty() ? Schemas.of(List.of()) : schemas.get();
        return rewriting.apply(new ReferenceRewriter(known, new Collecting(), customDomains));
    }

    @Override
    public Set<ItemKey> pending(Rewritten rewritten) {
        return Set.of();
    }

    /** Returns whether an asset of the source is referenced. */
    public boolean name(long id, String filename) {
        return ids.contains(id) || AssetKey.of(filename).filter(keys::contains).isPresent();
    }

    /** Keeps all references, and collects those to assets. */
    private final class Collecting extends NoIdentities {

        @Override
        public Resolution<AssetTarget> asset(long id) {
            ids.add(id);
            return super.asset(id);
        }

        @Override
        public Resolution<AssetTarget> asset(AssetKey key) {
            keys.add(key);
            return super.asset(key);
        }
    }
}
