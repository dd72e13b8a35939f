package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Options can hold ids of other items than stories. */
class OtherIdReferencesTest {

    private static final String SCHEMA = "{\"topic\":{\"type\":\"option\",\"source\":\"internal_tags\"},"
            + "\"list\":{\"type\":\"options\",\"source\":\"internal_datasources\"},"
            + "\"editor\":{\"type\":\"option\",\"source\":\"internal_users\"}}";

    private static long id(FakeSpace space, String kind, String name) {
        return space.items(kind).stream()
                .filter(item -> item.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    @Test
    void run_idsOfTagsAndDatasources_areThoseOfTheTarget_usersAreKept() {
        Sides sides = Sides.of(
                source -> source.tag("component", "News")
                        .datasource("colours", "Colours")
                        .component("page", SCHEMA)
                        .story("a", story -> story.component("page")),
                SpaceBuilder::asNew);
        try (KindSides both = new KindSides(sides, Kind.DATASOURCES, Kind.COMPONENTS, Kind.STORIES)) {
            long tag = id(both.source(), "internal_tags", "News");
            long list = id(both.source(), "datasources", "Colours");
            both.source()
                    .edit(
                            "a",
                            story -> story.field("topic", tag)
                                    .field("list", new String[] {Long.toString(list)})
                                    .field("editor", 4711));

            both.run();

            JsonNode copy = both.target().story("a").orElseThrow().content();
            assertThat(copy.path("topic").asLong()).isEqualTo(id(both.target(), "internal_tags", "News"));
            assertThat(copy.at("/list/0").asString())
                    .isEqualTo(Long.toString(id(both.target(), "datasources", "Colours")));
            assertThat(copy.path("editor").asLong()).isEqualTo(4711);
            assertThat(KindSides.changes(both.plan())).isEmpty();
            assertThat(KindSides.warnings(both.plan(), OutcomeCode.REFERENCE_UNRESOLVED))
                    .isEmpty();
        }
    }
}
