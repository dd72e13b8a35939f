package dev.sbsync.testkit;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReferenceOracleTest {
    private final SpaceBuilder left = SpaceBuilder.space(1, "Source");
    private final SpaceBuilder right = SpaceBuilder.space(2, "Target");
    private final ReferenceSamples samples = ReferenceSamples.of(3);
    private final ReferenceSamples twins = ReferenceSamples.of(3).asCopyOf(samples);
    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(samples.addTo(left), twins.addTo(right))
            .build();
    private final FakeSpace source = api.space(1);
    private final FakeSpace target = api.space(2);

    @Test
    void everyPlace_hasThreeInstances() {
        assertThat(samples.counts().keySet()).containsExactlyInAnyOrderElementsOf(ReferenceSamples.places());
        assertThat(samples.counts().values()).allMatch(count -> count >= 3);
        assertThat(ReferenceSamples.places()).hasSizeGreaterThan(60);
    }

    @Test
    void copyWithOtherIdentities_isRight() {
        assertThat(ReferenceOracle.between(source, target).differences()).isEmpty();
        assertThat(target).mirrorsWithOwnUuids(source).mirrorsItems(source);
        assertThatThrownBy(() -> assertThat(target).mirrorsAligned(source)).hasMessageContaining("uuid");
    }

    @Test
    void randomContents_areRightToo() {
        ReferenceOracle oracle = ReferenceOracle.between(source, target);

        for (int i = 0; i < 200; i++) {
            ObjectNode content = samples.random(left);
            assertThat(oracle.differences(content, twins.random(right))).isEmpty();
        }
    }

    @Test
    void unchangedCopy_isWrongWhereverThereIsAReference() {
        ReferenceOracle oracle = ReferenceOracle.between(source, target);
        JsonNode content = source.story("sample-0").orElseThrow().content();
        List<String> kept = List.of(
                "link_url",
                "link_unknown",
                "colour",
                "language",
                "size",
                "editor",
                "hero_empty",
                "hero_external",
                "shared",
                "prose",
                "price",
                "product",
                "component",
                "_uid");

        for (String field : content.propertyNames()) {
            JsonNode part = Nodes.object().put("component", "everything").set(field, content.get(field));
            assertThat(oracle.differences(part, part).isEmpty()).as(field).isEqualTo(kept.contains(field));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "author,'\"kept\"'",
        "price,'\"1\"'",
        "prose,'\"the story\"'",
        "hero,'{}'",
        "shared,'{}'",
        "body,'[]'",
        "markdown,'\"\"'",
        "seo,'{}'"
    })
    void anyOtherChange_isADifference(String field, String value) {
        JsonNode content = source.story("sample-0").orElseThrow().content();
        ObjectNode copy =
                (ObjectNode) target.story("sample-0").orElseThrow().content().deepCopy();
        copy.set(field, Nodes.parse(value));

        assertThat(ReferenceOracle.between(source, target).differences(content, copy))
                .singleElement()
                .asString()
                .contains("$." + field);
    }

    @Test
    void keyOrder_counts() {
        ReferenceOracle oracle = ReferenceOracle.between(source, target);

        assertThat(oracle.differences(Nodes.parse("{\"a\":1,\"b\":2}"), Nodes.parse("{\"b\":2,\"a\":1}")))
                .hasSize(1);
        assertThat(oracle.differences(Nodes.parse("{\"a\":1}"), Nodes.parse("{\"a\":1.0}")))
                .hasSize(1);
    }

    @Test
    void referenceWithoutACounterpart_isKept() {
        JsonNode content = Nodes.parse("""
                {"component":"everything","author":"%s","text":"%s"}
                """.formatted(left.uuidOf("refs/a"), left.assetUrl("root.txt")));
        FakeSpace empty = FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(9, "Empty"))
                .build()
                .space(9);

        assertThat(ReferenceOracle.between(source, empty).differences(content, content))
                .isEmpty();
        assertThat(ReferenceOracle.between(source, target).differences(content, content))
                .isNotEmpty();
    }

    @Test
    void leftovers_areFoundByATextSearch() {
        assertThat(ReferenceOracle.between(source, target).leftovers()).isEmpty();

        target.edit("other", story -> story.field("old", List.of("x", "see " + left.assetUrl("root.txt") + ".")));
        target.edit("refs/a", story -> story.field("old", left.uuidOf("refs/b")));

        assertThat(ReferenceOracle.between(source, target).leftovers())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("story other at $.old[1]"),
                        two -> assertThat(two).startsWith("story refs/a at $.old"));
    }

    @Test
    void leftovers_inDefaultValuesThatAreTexts_areFound_exceptExternalAssets() {
        String url = left.assetUrl("root.txt");
        target.editItem(
                "components",
                "everything",
                component -> ((ObjectNode) component.path("schema"))
                        .putObject("blocks")
                        .put("default_value", Nodes.text(Nodes.parse("""
                        [{"author":"%s","hero":{"filename":"%s","is_external_url":true}}]
                        """.formatted(left.uuidOf("refs/b"), url)))));

        assertThat(ReferenceOracle.between(source, target).leftovers())
                .singleElement()
                .asString()
                .contains("schema.blocks.default_value[0].author");
    }

    @Test
    void randomSchemas_haveEveryKindOfReference() {
        SpaceBuilder space = SpaceBuilder.space(3, "Random");
        ReferenceSamples random = ReferenceSamples.of(1);
        random.addTo(space);
        FakeSpace built = FakeManagementApi.builder()
                .spaces(random.addRandomSchemas(space, 40))
                .build()
                .space(3);
        String schemas = built.items("components").stream()
                .filter(component -> component.path("name").asString("").startsWith("random-"))
                .map(component -> component.path("schema").toString())
                .toList()
                .toString();

        assertThat(schemas)
                .contains("group_whitelist", "group_denylist", "tag_whitelist", "tag_denylist", "asset_folder_id")
                .contains("\"default_value\":[{", "\"default_value\":\"[{");
        assertThat(built.itemPaths("presets")).anyMatch(path -> path.startsWith("random-"));
    }

    @Test
    void wrongSchemasAndPresets_areNamed() {
        target.editItem(
                "components",
                "everything",
                component -> ((ObjectNode) component.path("schema").path("field-0"))
                        .putArray("component_group_whitelist")
                        .add(left.groupUuid("Layout")));
        target.editItem(
                "presets",
                "schema-1/Default",
                preset -> ((ObjectNode) preset.path("preset")).put("author", left.uuidOf("refs/a")));

        assertThat(ReferenceOracle.between(source, target).differences())
                .hasSize(2)
                .anyMatch(text -> text.contains("schema.field-0"))
                .anyMatch(text -> text.contains("presets schema-1/Default"));
    }
}
