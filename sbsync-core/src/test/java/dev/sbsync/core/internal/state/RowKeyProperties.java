package dev.sbsync.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.ItemKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The keys of rows: one per item, and of a form that every store takes. */
class RowKeyProperties {

    @Property
    void rowKeys_areEqualOnlyForTheSameItem_andFitEveryStore(
            @ForAll("keys") ItemKey one, @ForAll("keys") ItemKey other) {
        assertThat(Tables.baseline(one).equals(Tables.baseline(other))).isEqualTo(one.equals(other));
        assertThat(Tables.baseline(one)).matches("[A-Za-z0-9/._-]{1,100}");
    }

    @Provide
    Arbitrary<ItemKey> keys() {
        Arbitrary<String> kinds = Arbitraries.oneOf(
                Arbitraries.of("stories", "components", "asset-folders"),
                Arbitraries.strings().withCharRange('a', 'c').ofMinLength(1).ofMaxLength(3));
        Arbitrary<Long> ids = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 4), Arbitraries.longs().between(1, Long.MAX_VALUE));
        return Combinators.combine(kinds, ids).as(ItemKey::new);
    }
}
