package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.InternalTag;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTest {

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(7, "Space").story("a").story("b").story("c"))
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .build();

    @AfterEach
    void end() {
        client.close();
        api.close();
    }

    @Test
    void pages_oneAfterTheOther_haveAllItemsAndTheTotal() {
        List<String> slugs = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(2));
        while (next.isPresent()) {
            Page<Story> page = client.stories(7).page(StoryQuery.all(), next.get());
            assertThat(page.total()).hasValue(3);
            page.items().forEach(story -> slugs.add(story.slug()));
            next = page.next();
        }

        assertThat(slugs).containsExactly("a", "b", "c");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void page_ofFilteredStories_countsThoseAlone() {
        Page<Story> page =
                client.stories(7).page(StoryQuery.builder().withSlug("b").build(), PageRequest.first(25));

        assertThat(page.items()).extracting(Story::slug).containsExactly("b");
        assertThat(page.total()).hasValue(1);
        assertThat(page.more()).isFalse();
    }

    @Test
    void page_withoutTotal_hasAnotherOneWhereItIsFull() {
        api.failNext("GET", "**", FaultAction.withoutTotal());

        Page<Story> page = client.stories(7).page(StoryQuery.all(), PageRequest.first(3));

        assertThat(page.total()).isEmpty();
        assertThat(page.more()).isTrue();
    }

    @Test
    void page_ofTags_isFilteredByKind() {
        client.internalTags(7).create(InternalTagPayload.of("a", "asset"));
        client.internalTags(7).create(InternalTagPayload.of("b", "component"));

        Page<InternalTag> assets = client.internalTags(7).page("asset", PageRequest.first(1));

        assertThat(assets.items()).extracting(InternalTag::name).containsExactly("a");
        assertThat(assets.next()).isEmpty();
        assertThat(client.internalTags(7).page(PageRequest.first(1)).next()).contains(new PageRequest(2, 1));
    }

    @Test
    void page_thatTheApiWouldCut_isRefused() {
        assertThatThrownBy(() -> client.assets(7).page(PageRequest.first(101))).hasMessageContaining("100 items");
        assertThatThrownBy(() -> PageRequest.first(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PageRequest(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void page_ofMoreIdsThanFitOneRequest_isRefused() {
        StoryQuery many = StoryQuery.builder()
                .byIds(LongStream.rangeClosed(1, 101).boxed().toList())
                .build();

        assertThatThrownBy(() -> client.stories(7).page(many, PageRequest.first(10)))
                .hasMessageContaining("more items than fit into one request");
    }

    @Test
    void pages_ofVersions_areNewestFirstWithTheTotal() {
        Story story = client.stories(7).list(StoryQuery.all()).findFirst().orElseThrow();
        client.stories(7).update(story.id(), StoryPayload.empty().name("once"));
        client.stories(7).update(story.id(), StoryPayload.empty().name("twice"));
        StoryVersionQuery query = StoryVersionQuery.ofStory(story.id()).withContent();
        List<Long> all = client.stories(7).versions(query).map(StoryVersion::id).toList();

        Page<StoryVersion> first = client.stories(7).page(query, PageRequest.first(2));
        Page<StoryVersion> second = client.stories(7).page(query, first.next().orElseThrow());

        assertThat(first.total()).hasValue(all.size());
        assertThat(first.items()).extracting(StoryVersion::id).isEqualTo(all.subList(0, 2));
        assertThat(first.items().get(0).content().isObject()).isTrue();
        assertThat(second.items()).extracting(StoryVersion::id).startsWith(all.get(2));
    }

    @Test
    void pages_ofEntriesInADimension_haveItsValues() {
        Datasource labels = client.datasources(7)
                .create(DatasourcePayload.of("Labels", "labels").addDimension("German", "de"));
        long german = labels.dimensions().get(0).id();
        for (String name : List.of("buy", "sell")) {
            long entry = client.datasourceEntries(7)
                    .create(DatasourceEntryPayload.of(labels.id(), name, name))
                    .id();
            client.datasourceEntries(7)
                    .update(entry, german, DatasourceEntryPayload.empty().dimensionValue(name + "-de"));
        }

        Page<DatasourceEntry> page = client.datasourceEntries(7).page(labels.id(), german, PageRequest.first(1));

        assertThat(page.items()).extracting(DatasourceEntry::dimensionValue).containsExactly("buy-de");
        assertThat(page.total()).hasValue(2);
        assertThat(client.datasourceEntries(7)
                        .page(labels.id(), german, page.next().orElseThrow())
                        .items())
                .extracting(DatasourceEntry::dimensionValue)
                .containsExactly("sell-de");
    }
}
