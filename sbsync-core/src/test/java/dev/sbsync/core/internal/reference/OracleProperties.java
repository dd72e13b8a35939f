package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.ReferenceOracle;
import dev.sbsync.testkit.ReferenceSamples;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the rewriting with the testkit's oracle, which shares no code with it. */
class OracleProperties {

    @Property(tries = 15)
    void content_assembledFromAllPlaces_isRightByTheOracle(@ForAll long seed) {
        SpaceBuilder left = SpaceBuilder.space(100_001, "Source");
        SpaceBuilder right = SpaceBuilder.space(100_002, "Target");
        ReferenceSamples samples = ReferenceSamples.of(seed);
        samples.addTo(left);
        ReferenceSamples.of(seed).asCopyOf(samples).addTo(right);
        try (FakeManagementApi api =
                FakeManagementApi.builder().spaces(left, right).build()) {
            FakeSpace source = api.space(100_001);
            FakeSpace target = api.space(100_002);
            ReferenceOracle oracle = ReferenceOracle.between(source, target);
            ReferenceRewriter rewriter = new ReferenceRewriter(
                    Schemas.of(source.items("components")), identities(source, target), List.of());

            for (int i = 0; i < 20; i++) {
                ObjectNode content = samples.random(left);
                assertThat(oracle.differences(content, rewriter.content(content).value()))
                        .isEmpty();
            }
            for (FakeStory story : source.stories()) {
                JsonNode copy = rewriter.content(story.content()).value();
                assertThat(oracle.differences(story.content(), copy)).isEmpty();
            }
        }
    }

    private static TestIdentities identities(FakeSpace source, FakeSpace target) {
        TestIdentities identities = new TestIdentities(source.id());
        for (FakeStory story : source.stories()) {
            FakeStory there = target.story(story.fullSlug())
                    .or(() -> target.folder(story.fullSlug()))
                    .orElseThrow();
            identities.story(story.uuid(), story.id(), story.fullSlug(), there.uuid(), there.id(), there.fullSlug());
        }
        for (String path : source.itemPaths("assets")) {
            ObjectNode asset = source.item("assets", path).orElseThrow();
            ObjectNode there = target.item("assets", path).orElseThrow();
            identities.asset(
                    asset.path("id").asLong(),
                    asset.path("filename").asString(),
                    there.path("id").asLong(),
                    there.path("filename").asString());
        }
        for (String kind : List.of("internal_tags", "datasources")) {
            for (String path : source.itemPaths(kind)) {
                identities.other(
                        source.item(kind, path).orElseThrow().path("id").asLong(),
                        target.item(kind, path).orElseThrow().path("id").asLong());
            }
        }
        return identities;
    }
}
