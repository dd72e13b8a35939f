package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** References that only a verification checks, as they are copied as they are. */
class VerifiedReferencesTest {

    private static final String OTHER = "0b0b0b0b-1111-4222-8333-444444444444";

    private static void colors(SpaceBuilder space, String... values) {
        space.component(
                "page",
                "{\"color\":{\"type\":\"option\",\"source\":\"internal\",\"datasource_slug\":\"colors\"},"
                        + "\"more\":{\"type\":\"options\",\"source\":\"internal\",\"datasource_slug\":\"colors\"}}");
        space.datasource("colors", "Colors");
        for (String value : values) {
            space.entry("colors", value, value);
        }
    }

    private static List<String> open(Verification verification, String path) {
        return verification.items().stream()
                .filter(item -> item.source().path().equals(path))
                .flatMap(item -> item.warnings().stream())
                .flatMap(warning -> warning.references().stream())
                .map(VerifiedReferencesTest::line)
                .toList();
    }

    private static String line(OpenReference open) {
        return open.pointer() + " " + open.type() + " " + open.from() + " " + open.state();
    }

    @Test
    void verify_valueThatTheDatasourceOfTheTargetLacks_isNamed() {
        try (Sides sides = Sides.of(
                source -> {
                    colors(source, "red", "blue");
                    source.story("ok", story -> story.component("page").field("color", "red"))
                            .story(
                                    "blank",
                                    story -> story.component("page")
                                            .field("color", "red")
                                            .field("more", List.of("red", "blue")));
                },
                target -> colors(target, "red"))) {
            sides.run();
            sides.api.clearRequests();

            Verification verification = sides.sync().build().verify();

            assertThat(open(verification, "ok")).isEmpty();
            assertThat(open(verification, "blank")).containsExactly("/content/more/1 datasource_entry blue unresolved");
            assertThat(verification.equal()).isTrue();
            assertThat(sides.api.requests().stream()
                            .filter(request -> request.resource().startsWith("datasource")))
                    .hasSize(2);
        }
    }

    @Test
    void verify_referencesInMetaData_areNamedAndNotRewritten() {
        try (KindSides both = new KindSides(
                Sides.of(source -> source.story("other", story -> story.uuid(OTHER))
                        .story("one", story -> story.metaData(Map.of("next", OTHER, "note", "plain")))),
                Kind.STORIES)) {
            SpaceSync sync = both.sync().identity(IdentityMode.MAP).build();
            Sides.run(sync);

            Verification verification = sync.verify();

            assertThat(verification.count(Status.EQUAL)).isEqualTo(2);
            assertThat(open(verification, "one"))
                    .containsExactly("/meta_data/next story_uuid " + OTHER + " unresolved");
            assertThat(both.target()
                            .story("one")
                            .orElseThrow()
                            .json()
                            .at("/meta_data/next")
                            .asString())
                    .isEqualTo(OTHER);
        }
    }

    @Test
    void verify_withAlignedUuids_metaDataIsAsGoodAsInTheSource() {
        try (Sides sides = Sides.of(source -> source.story("other", story -> story.uuid(OTHER))
                .story("one", story -> story.metaData(Map.of("next", OTHER))))) {
            sides.run();

            assertThat(open(sides.sync().build().verify(), "one")).isEmpty();
        }
    }
}
