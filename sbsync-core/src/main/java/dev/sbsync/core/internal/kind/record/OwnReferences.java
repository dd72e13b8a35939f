package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.reference.NoIdentities;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceRewriter;
import dev.sbsync.core.internal.reference.Rewritten;
import dev.sbsync.core.internal.reference.Schemas;
import dev.sbsync.core.item.ItemKey;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Keeps all content as it is: what is restored contains the references of its own space. Stateless. */
final class OwnReferences implements ReferenceMapper {

    private final ReferenceRewriter rewriter =
            new ReferenceRewriter(Schemas.of(List.of()), new NoIdentities(), List.of());

    @Override
    public Rewritten mapped(JsonNode content, Function<ReferenceRewriter, Rewritten> rewriting) {
        return rewriting.apply(rewriter);
    }

    @Override
    public Set<ItemKey> pending(Rewritten rewritten) {
        return Set.of();
    }
}
