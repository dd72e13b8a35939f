package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Items other than stories in datasets refer to each other by names, and samples have all of them. */
class DatasetItemsTest {
    private static final String ITEMS = """
            "component_groups":[{"name":"Layout"},{"name":"Heroes","parent":"Layout"}],
            "internal_tags":[{"name":"A","object_type":"component"}],
            "presets":[{"name":"Dark","component":"hero","preset":{"title":"t"}}],
            "datasources":[{"name":"Labels","slug":"labels","dimensions":[{"name":"German","entry_value":"de"}],
              "entries":[{"name":"z","value":"1","dimension_values":{"de":"eins"}},{"name":"a","value":"2"}]}],
            "components":[{"name":"hero","component_group":"Layout/Heroes","internal_tags":["A"],"preset":"Dark"}]
            """;

    @Test
    void items_referToEachOtherByNames() {
        Client client = new Client(FakeManagementApi.builder().dataset(dataset(ITEMS)));

        JsonNode hero = Client.json(client.get("/components/hero")).path("component");
        JsonNode group =
                client.space().item("component_groups", "Layout/Heroes").orElseThrow();
        JsonNode entries = Client.json(client.get("/datasource_entries?datasource_slug=labels&dimension="
                        + client.space()
                                .item("datasources", "labels")
                                .orElseThrow()
                                .path("dimensions")
                                .path(0)
                                .path("id")))
                .path("datasource_entries");
        assertThat(hero.path("component_group_uuid")).isEqualTo(group.path("uuid"));
        assertThat(hero.path("internal_tags_list").path(0).path("name").stringValue())
                .isEqualTo("A");
        assertThat(hero.path("preset_id"))
                .isEqualTo(hero.path("all_presets").path(0).path("id"));
        assertThat(entries.path(0).path("name").stringValue()).isEqualTo("z");
        assertThat(entries.path(0).path("dimension_value").stringValue()).isEqualTo("eins");
        assertThat(client.get("/datasources").text()).doesNotContain("entries");
        assertThat(client.get("/presets").text()).doesNotContain("\"component\"");
    }

    @Test
    void assignedIds_areNoneOfTheGivenOnes() {
        Client client = new Client(FakeManagementApi.builder().dataset(dataset("""
                "component_groups":[{"id":281474977710656,"name":"g"}],"components":[{"name":"a"}],
                "internal_tags":[{"id":281474977710669,"name":"t"}]
                """)));

        assertThat(client.space()
                        .item("components", "a")
                        .orElseThrow()
                        .path("id")
                        .longValue())
                .isGreaterThan(281474977710669L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"component_groups\":[{\"name\":\"a\",\"parent\":\"b\"}]             | component_groups: there is no item \"b\"",
                "\"components\":[{\"name\":\"a\",\"component_group\":\"b\"}]          | component_groups: there is no item \"b\"",
                "\"components\":[{\"name\":\"a\",\"internal_tags\":[\"b\"]}]          | internal_tags: there is no item \"component/b\"",
                "\"components\":[{\"name\":\"a\",\"preset\":\"b\"}]                   | presets: there is no item \"a/b\"",
                "\"presets\":[{\"name\":\"a\",\"component\":\"b\"}]                   | components: there is no item \"b\"",
                "\"datasources\":[{\"slug\":\"s\",\"entries\":[{\"name\":\"n\",\"dimension_values\":{\"b\":\"\"}}]}] | there is no dimension \"b\"",
                "\"use_translated_stories\":\"yes\"                                   | use_translated_stories: true or false is needed",
                "\"environments\":[{\"name\":\"n\"}]                                  | environments: an array of objects with name and location"
            })
    void itemOrSetting_thatIsWrong_isNamed(String space, String problem) {
        assertThatThrownBy(() -> dataset(space))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("spaces[0].")
                .hasMessageContaining(problem);
    }

    @Test
    void demo_hasAComponentForEveryBlok_andOneOfEachKind() {
        FakeSpace source =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).build().space(SampleSpaces.SOURCE_ID);

        assertThat(source.stories())
                .flatExtracting(story -> used(story.content()).toList())
                .contains("page", "product", "part", "milestone")
                .allSatisfy(name -> assertThat(source.item("components", name)).isPresent());
        assertThat(source.item("component_groups", "Catalogue/Lamps/Parts")).isPresent();
        assertThat(source.items("internal_tags")).hasSize(3);
        assertThat(source.items("presets")).hasSize(3);
        assertThat(source.items("components"))
                .filteredOn(component -> component.has("preset_id"))
                .hasSize(1);
        assertThat(source.items("datasources"))
                .hasSize(2)
                .allSatisfy(datasource ->
                        assertThat(datasource.path("dimensions").size()).isEqualTo(2));
        assertThat(source.items("datasource_entries")).hasSize(6);
        assertThat(source.settings().path("default_root").stringValue()).isEqualTo("page");
    }

    @Test
    void generatedModel_hasTheSizesOfALargeSpace_andFollowsFromItsSeed() {
        FakeSpace one = generated(9);

        assertThat(one.items("components")).hasSize(40);
        assertThat(one.items("component_groups")).hasSize(12).anyMatch(group -> group.has("parent_id"));
        assertThat(one.items("internal_tags")).hasSize(20);
        assertThat(one.items("presets")).hasSize(30);
        assertThat(one.items("datasources")).hasSize(6);
        assertThat(one.items("datasource_entries")).hasSize(300);
        assertThat(one.items("components")).isEqualTo(generated(9).items("components"));
        assertThat(one.items("components")).isNotEqualTo(generated(10).items("components"));
    }

    @Test
    void generatedModel_ofAnySize_isServed() {
        for (int seed = 0; seed < 50; seed++) {
            SpaceBuilder space = RandomModel.of(seed)
                    .components(seed % 3)
                    .groups(seed % 4)
                    .tags(seed % 5)
                    .presets(seed % 6)
                    .datasources(seed % 2)
                    .entries(seed % 7)
                    .addTo(SpaceBuilder.space(Client.SPACE, "Random"));

            assertThat(Client.over(space).get("/components").status()).isEqualTo(200);
        }
    }

    private static FakeSpace generated(long seed) {
        return Client.over(RandomModel.of(seed).addTo(SpaceBuilder.space(Client.SPACE, "Random")))
                .space();
    }

    private static Stream<String> used(JsonNode content) {
        Stream<String> here = Nodes.string(content, "component").stream();
        return Stream.concat(here, content.valueStream().flatMap(DatasetItemsTest::used));
    }

    private static Dataset dataset(String space) {
        return Dataset.of(Nodes.parse("{\"spaces\":[{\"id\":7,\"name\":\"S\"," + space + "}]}"));
    }
}
