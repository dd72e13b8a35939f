package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeStory.State;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo has in it what it promises. */
class SampleSpacesTest {
    private final FakeManagementApi api =
            FakeManagementApi.builder().dataset(SampleSpaces.demo()).build();
    private final List<FakeStory> stories = api.space(SampleSpaces.SOURCE_ID).stories();

    @Test
    void demo_sizes_are25StoriesIn8FoldersFiveDeep() {
        assertThat(stories).filteredOn(FakeStory::folder).hasSize(8);
        assertThat(stories).filteredOn(story -> !story.folder()).hasSize(25);
        assertThat(api.space(SampleSpaces.SOURCE_ID).folder("products/desk/parts/led/retired"))
                .isPresent();
        assertThat(api.space(SampleSpaces.TARGET_ID).stories()).isEmpty();
        assertThat(stories).allSatisfy(story -> assertThat(story.id()).isGreaterThan(1L << 48));
    }

    @Test
    void demo_states_areAllThere() {
        assertThat(stories)
                .filteredOn(story -> story.state() == State.DIRTY)
                .hasSize(3)
                .allSatisfy(story -> {
                    assertThat(story.publishedContent()).isPresent();
                    assertThat(story.publishedContent().orElseThrow()).isNotEqualTo(story.content());
                });
        assertThat(stories)
                .filteredOn(story -> story.state() == State.DRAFT && !story.folder())
                .hasSizeGreaterThan(2);
        assertThat(stories).filteredOn(FakeStory::startPage).hasSize(4);
    }

    @Test
    void demo_references_leadToStoriesOfTheSpace() {
        FakeSpace source = api.space(SampleSpaces.SOURCE_ID);
        JsonNode home = source.story("home").orElseThrow().content();

        assertThat(source.withUuid(home.path("teaser").path("id").stringValue())
                        .orElseThrow()
                        .path())
                .isEqualTo("products/desk/aurora");
        assertThat(home.path("highlights")
                        .valueStream()
                        .map(uuid -> source.withUuid(uuid.stringValue())
                                .orElseThrow()
                                .path()))
                .containsExactly("journal/first-light", "company/team");
    }

    @Test
    void demoWithFiles_storiesShowAssetsThatHaveFiles() {
        FakeSpace source = FakeManagementApi.builder()
                .dataset(SampleSpaces.demoWithFiles())
                .build()
                .space(SampleSpaces.SOURCE_ID);
        String contents = source.story("company/press").orElseThrow().content().toString()
                + source.story("products/showroom").orElseThrow().content();

        assertThat(source.itemPaths("assets")).hasSize(4);
        assertThat(source.items("assets")).allSatisfy(asset -> {
            assertThat(source.content(asset.path("id").longValue())).isPresent();
            assertThat(contents)
                    .contains(asset.path("filename").stringValue().replace("https://s3.amazonaws.com/", "https://"));
        });
    }

    @Test
    void demo_numbers_areExact() {
        String driver = api.space(SampleSpaces.SOURCE_ID)
                .story("products/desk/parts/driver")
                .orElseThrow()
                .content()
                .toString();

        assertThat(driver).contains("\"zeta\":1,\"alpha\":2", "1.10", "1E+2", "12345678901234567890", "-0.50");
        assertThat(stories.stream().map(story -> story.content().toString()).collect(Collectors.joining()))
                .contains("98765432109876543210", "💡", "👩‍🔬", "مصابيح", "אור");
    }

    @Test
    void demo_alternates_shareAGroup() {
        FakeStory team = api.space(SampleSpaces.SOURCE_ID).story("company/team").orElseThrow();
        FakeStory intern =
                api.space(SampleSpaces.SOURCE_ID).story("company/team-intern").orElseThrow();

        assertThat(team.attribute("group_id")).isEqualTo(intern.attribute("group_id"));
    }
}
