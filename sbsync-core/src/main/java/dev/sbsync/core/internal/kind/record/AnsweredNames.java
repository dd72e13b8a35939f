package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an answer references: it shows what was sent, or what the record had before.
 *
 * @param desired the record of the source that was sent
 * @param targetOf returns the target's item of a referenced item
 * @param before the record of the target as it was, null if it was created
 */
record AnsweredNames(
        RecordRow desired,
        Function<ItemKey, @Nullable Identity> targetOf,
        @Nullable RecordRow before) implements Names {

    @Override
    public @Nullable ItemKey find(String kind, Reference.Form form, String value) {
        for (Reference reference : desired.references()) {
            Identity there = targetOf.apply(reference.to());
            if (there != null
                    && there.key().kind().equals(kind)
                    && reference.form() == form
                    && reference.naming(there).asString("").equals(value)) {
                return there.key();
            }
        }
        RecordRow known = before;
        return known == null
                ? null
                : known.references().stream()
                        .filter(reference -> reference.to().kind().equals(kind)
                                && reference.form() == form
                                && known.body()
                                        .at(reference.pointer())
                                        .asString("")
                                        .equals(value))
                        .findFirst()
                        .map(Reference::to)
                        .orElse(null);
    }
}
