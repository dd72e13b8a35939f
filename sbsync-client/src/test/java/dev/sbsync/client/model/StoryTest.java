package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StoryTest {

    @Test
    void accessors_fullPayload_giveItsValues() {
        Story story = Nodes.story("""
                {"id":178888427520390,"uuid":"u-1","name":"Blog","slug":"blog","full_slug":"a/blog/","parent_id":9007199254740991,
                 "is_folder":false,"is_startpage":true,"published":true,"unpublished_changes":true,"content":{"component":"page"},
                 "published_at":"2025-12-03T12:46:11.908Z","updated_at":"2025-12-03T12:46:11.929Z","tag_list":["b","a"],
                 "translated_slugs":[{"id":5,"lang":"de","slug":"blog-de","name":"Blog DE"},{"lang":"fr","path":"le-blog","name":null}]}
                """);

        assertThat(story.id()).isEqualTo(178_888_427_520_390L);
        assertThat(story.uuid()).isEqualTo("u-1");
        assertThat(story.name()).isEqualTo("Blog");
        assertThat(story.slug()).isEqualTo("blog");
        assertThat(story.fullSlug()).isEqualTo("a/blog/");
        assertThat(story.parentId()).isEqualTo(9_007_199_254_740_991L);
        assertThat(story.folder()).isFalse();
        assertThat(story.startpage()).isTrue();
        assertThat(story.publishedAt()).contains(Instant.parse("2025-12-03T12:46:11.908Z"));
        assertThat(story.updatedAt()).contains(Instant.parse("2025-12-03T12:46:11.929Z"));
        assertThat(story.tagList()).containsExactly("b", "a");
        assertThat(story.content().path("component").stringValue("")).isEqualTo("page");
        assertThat(story.complete()).isTrue();
        assertThat(story.translatedSlugs())
                .containsExactly(
                        new TranslatedSlug(5, "de", "blog-de", Optional.of("Blog DE")),
                        new TranslatedSlug(0, "fr", "le-blog", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null,\"uuid\":null,\"name\":null,\"slug\":null,\"full_slug\":null,\"parent_id\":null,"
                        + "\"is_folder\":null,\"published\":null,\"unpublished_changes\":null,\"published_at\":null,"
                        + "\"updated_at\":null,\"tag_list\":null,\"translated_slugs\":null}",
                "{\"id\":{},\"uuid\":1,\"name\":[],\"slug\":true,\"full_slug\":{},\"parent_id\":\"x\",\"is_folder\":\"yes\","
                        + "\"published\":1,\"unpublished_changes\":[],\"published_at\":\"yesterday\",\"updated_at\":7,"
                        + "\"tag_list\":{\"a\":1},\"translated_slugs\":\"none\"}"
            })
    void accessors_absentNullOrOtherType_giveDefaults(String json) {
        Story story = Nodes.story(json);

        assertThat(story.id()).isZero();
        assertThat(story.uuid()).isEmpty();
        assertThat(story.name()).isEmpty();
        assertThat(story.slug()).isEmpty();
        assertThat(story.fullSlug()).isEmpty();
        assertThat(story.parentId()).isZero();
        assertThat(story.folder()).isFalse();
        assertThat(story.published()).isFalse();
        assertThat(story.dirty()).isFalse();
        assertThat(story.publishedAt()).isEmpty();
        assertThat(story.updatedAt()).isEmpty();
        assertThat(story.tagList()).isEmpty();
        assertThat(story.translatedSlugs()).isEmpty();
        assertThat(story.content().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true,true,true", "true,false,false", "false,true,false", "false,false,false"})
    void dirty_anyState_isPublishedAndChanged(boolean published, boolean changes, boolean dirty) {
        Story story = Nodes.story("{\"published\":" + published + ",\"unpublished_changes\":" + changes + "}");

        assertThat(story.dirty()).isEqualTo(dirty);
    }

    @Test
    void raw_anyStory_isTheNodeItself() {
        ObjectNode node = Nodes.object("{\"b\":1,\"unknown\":{\"x\":1.10},\"a\":2}");

        assertThat(Story.of(node).raw()).isSameAs(node).hasToString("{\"b\":1,\"unknown\":{\"x\":1.10},\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"a\""})
    void of_notAnObject_isRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> Story.of(Nodes.node(json)));
    }

    @Test
    void toString_previewToken_isNotPrinted() {
        Story story = Nodes.story("{\"id\":1,\"full_slug\":\"a\",\"preview_token\":{\"token\":\"s3cr3t\"}}");

        assertThat(story).hasToString("Story[id=1, fullSlug=a]");
    }
}
