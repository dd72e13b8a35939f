package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.internal.Json;
import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.retry.RetryConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Spaces and stories, listed, read and written on the fake over HTTP. */
class OnTheFakeTest {

    private static final long SOURCE = 281_474_976_710_701L;
    private static final long TARGET = 281_474_976_710_702L;

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(
                    SpaceBuilder.space(SOURCE, "Source")
                            .planLevel(0)
                            .language("de", "German")
                            .language("fr", "French")
                            .folder("blog")
                            .startPage("blog", story -> story.published())
                            .story(
                                    "blog/a",
                                    story -> story.content("{\"component\":\"page\",\"n\":1.10,\"z\":1E+2}")
                                            .translatedSlug("de", "a-de", "A (de)")
                                            .dirty(live -> live.put("n", 7)))
                            .story("blog/b"),
                    SpaceBuilder.space(TARGET, "Target").planLevel(5).language("de", "German"))
            .acceptToken(Clients.SECRET)
            .start();

    private final ManagementClient client = client(Clients.SECRET);

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void spaces_listedAndRead_haveTheirPlanAndLanguages() {
        assertThat(client.spaces().list()).extracting(Space::id).containsExactlyInAnyOrder(SOURCE, TARGET);
        Space source = client.spaces().get(SOURCE);

        assertThat(source.name()).isEqualTo("Source");
        assertThat(source.rateLimit()).isEqualTo(RateLimit.perSecond(3));
        assertThat(source.languages()).containsExactly(new Language("de", "German"), new Language("fr", "French"));
        assertThatThrownBy(() -> client.spaces().get(1)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void list_anyPageSize_givesEachItemOnce() {
        for (int perPage = 1; perPage <= 5; perPage++) {
            StoryQuery query = StoryQuery.builder().perPage(perPage).build();

            assertThat(client.stories(SOURCE).list(query))
                    .hasSize(4)
                    .doesNotHaveDuplicates()
                    .noneMatch(Story::complete);
        }
    }

    @Test
    void list_filters_areUnderstood() {
        StoryOperations stories = client.stories(SOURCE);

        assertThat(stories.list(StoryQuery.builder().folderOnly().build()))
                .singleElement()
                .matches(Story::folder);
        assertThat(stories.list(StoryQuery.builder().storyOnly().build())).hasSize(3);
        assertThat(stories.list(StoryQuery.builder().startsWith("blog/a").build()))
                .singleElement()
                .matches(Story::dirty);
        assertThat(stories.list(StoryQuery.builder()
                        .bySlugs(List.of("blog/a", "blog/b"))
                        .build()))
                .hasSize(2);
    }

    @Test
    void get_idAndUuid_giveTheSameCompleteStory() {
        Story listed = item("blog/a");
        Story byId = client.stories(SOURCE).get(listed.id());

        assertThat(client.stories(SOURCE).get(byId.uuid()).content()).isEqualTo(byId.content());
        assertThat(byId.complete()).isTrue();
        assertThat(text(byId.content())).contains("\"n\":1.10", "\"z\":1E+2");
        assertThat(byId.translatedSlugs()).extracting(TranslatedSlug::slug).containsExactly("a-de");
    }

    @Test
    void versions_dirtyStory_haveThePublishedContent() {
        StoryVersion published = client.stories(SOURCE)
                .versions(item("blog/a").id())
                .filter(StoryVersion::published)
                .findFirst()
                .orElseThrow();

        assertThat(published.content().isMissingNode()).isTrue();
        assertThat(client.stories(SOURCE)
                        .version(published.id())
                        .content()
                        .path("n")
                        .asInt())
                .isEqualTo(7);
        assertThat(published.createdAt()).isPresent();
    }

    @Test
    void copy_storyIntoAnotherSpace_arrivesUnchanged() {
        Story source = client.stories(SOURCE).get(item("blog/a").id());
        StoryOperations target = client.stories(TARGET);

        Story created = target.create(StoryPayload.copyOf(source).parentId(0));
        target.updateUuid(created.id(), source.uuid());
        Story read = target.get(source.uuid());

        assertThat(read.id()).isEqualTo(created.id()).isGreaterThan(1L << 48);
        assertThat(text(read.content())).isEqualTo(text(source.content()));
        assertThat(read.published()).isFalse();
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void update_translatedSlugs_areChangedAddedAndEnded() {
        StoryOperations stories = client.stories(SOURCE);
        Story before = stories.get(item("blog/a").id());
        Story wanted = Story.of(Json.parse(
                "{\"content\":{\"component\":\"page\"},\"translated_slugs\":[{\"lang\":\"fr\",\"slug\":\"a-fr\",\"name\":null}]}"
                        .getBytes(StandardCharsets.UTF_8)));

        stories.update(before.id(), StoryPayload.copyOf(wanted).forTarget(before), WriteOption.FORCE_UPDATE);

        assertThat(stories.get(before.id()).translatedSlugs())
                .extracting(TranslatedSlug::lang, TranslatedSlug::slug)
                .containsExactly(tuple("fr", "a-fr"));
    }

    @Test
    void publishing_everyWay_changesTheState() {
        StoryOperations stories = client.stories(SOURCE);
        long id = item("blog/b").id();
        StoryPayload name = StoryPayload.empty().set("name", JsonNodeFactory.instance.stringNode("B"));

        assertThat(stories.update(id, name).published()).isFalse();
        assertThat(stories.publish(id).published()).isTrue();
        assertThat(stories.update(id, name.content(content("{\"component\":\"page\",\"x\":1}")))
                        .dirty())
                .isTrue();
        assertThat(stories.unpublish(id).published()).isFalse();
        assertThat(stories.update(id, name, WriteOption.PUBLISH).published()).isTrue();
    }

    @Test
    void refusals_ofTheFake_areTyped() {
        StoryOperations stories = client.stories(SOURCE);
        Story a = stories.get(item("blog/a").id());
        Story b = item("blog/b");

        assertThat(catchThrowableOfType(InvalidException.class, () -> stories.create(StoryPayload.copyOf(a)))
                        .slugTaken())
                .isTrue();
        assertThat(catchThrowableOfType(InvalidException.class, () -> stories.updateUuid(b.id(), a.uuid()))
                        .uuidTaken())
                .isTrue();
        assertThatThrownBy(() -> stories.get(1)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stories.publish(1)).isInstanceOf(NotFoundException.class);
        try (ManagementClient stranger = client("wrong-token")) {
            assertThatThrownBy(() -> stranger.spaces().list()).isInstanceOf(UnauthorizedException.class);
        }
    }

    private Story item(String fullSlug) {
        return client.stories(SOURCE)
                .list(StoryQuery.builder().withSlug(fullSlug).build())
                .findFirst()
                .orElseThrow();
    }

    private ManagementClient client(String token) {
        return ManagementClient.builder()
                .token(Token.of(token))
                .baseUrl(api.baseUrl())
                .rateLimit(RateLimit.perSecond(1000))
                .retry(RetryConfig.builder().maxRetries(0).build())
                .build();
    }

    private static JsonNode content(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
