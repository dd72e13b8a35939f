package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.ReferenceOracle;
import dev.sbsync.testkit.ReferenceSamples;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.EnumSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random presets and schemas in a whole copy, as the testkit's oracle checks them; it shares no code with the engine.
 */
class SchemaReferenceProperties {

    private static final long SOURCE = 100_001;
    private static final long TARGET = 100_002;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void presetsAndSchemas_assembledAtRandom_areRightByTheOracle(@ForAll long seed, @ForAll IdentityMode identity) {
        SpaceBuilder space = SpaceBuilder.space(SOURCE, "Source");
        ReferenceSamples samples = ReferenceSamples.of(seed);
        samples.addTo(space);
        samples.addRandomSchemas(space, 8);
        SpaceBuilder target =
                SpaceBuilder.space(TARGET, "Target").language("de", "German").asNew();
        try (Sides sides = Sides.ofTwo(Dataset.of(space, target));
                ManagementClient source = sides.client("asset-token");
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = sides.sync()
                    .from(source, SOURCE)
                    .state(state)
                    .kinds(EnumSet.allOf(Kind.class))
                    .identity(identity)
                    .build();

            Sides.run(sync);

            ReferenceOracle oracle = ReferenceOracle.between(sides.source(), sides.target());
            assertThat(sides.target().itemPaths("components"))
                    .containsAll(sides.source().itemPaths("components"));
            assertThat(sides.target().itemPaths("presets"))
                    .containsAll(sides.source().itemPaths("presets"));
            assertThat(oracle.differences()).isEmpty();
            assertThat(oracle.leftovers()).isEmpty();
            sides.api.clearRequests();
            Sides.run(sync);
            assertThat(sides.api.writes()).isEmpty();
        }
    }
}
