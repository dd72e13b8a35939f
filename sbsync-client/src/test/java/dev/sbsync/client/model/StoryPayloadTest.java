package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StoryPayloadTest {

    private static final String DE_AND_FR = """
            {"content":{},"translated_slugs":[
              {"id":51,"lang":"de","slug":"hallo","name":"Hallo","published":true},
              {"id":52,"lang":"fr","path":"salut","name":null}]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "uuid",
                "full_slug",
                "created_at",
                "updated_at",
                "published_at",
                "published",
                "unpublished_changes",
                "deleted_at",
                "last_author",
                "last_author_id",
                "breadcrumbs",
                "parent",
                "alternates",
                "translated_slugs",
                "localized_paths",
                "preview_token",
                "imported_at",
                "stage",
                "user_ids",
                "space_role_ids",
                "favourite_for_user_ids",
                "scheduled_dates",
                "is_scheduled",
                "content_type",
                "content_summary",
                "translated_stories",
                "release_ids",
                "current_version_id",
                "main_version_id",
                "base_version_id",
                "can_not_view",
                "ideas",
                "variant_type",
                "experiment_ids"
            })
    void copyOf_attributeThatIsNotAcceptedOnWrite_isLeftOut(String attribute) {
        Story source = Nodes.story("{\"slug\":\"a\",\"" + attribute + "\":1}");

        assertThat(Nodes.text(StoryPayload.copyOf(source).json())).isEqualTo("{\"slug\":\"a\"}");
    }

    @Test
    void copyOf_everythingElse_isKeptInOrderAndSpelling() {
        String accepted =
                "{\"zeta_unknown\":{\"b\":[1E+2],\"a\":1.10},\"name\":\"A\",\"slug\":\"a\",\"content\":{\"z\":1,\"a\":1e400},"
                        + "\"is_folder\":false,\"parent_id\":0,\"is_startpage\":false,\"position\":-1740,\"default_root\":null,"
                        + "\"disble_fe_editor\":false,\"disable_fe_editor\":false,\"path\":null,\"sort_by_date\":null,"
                        + "\"tag_list\":[\"t\"],\"meta_data\":{\"k\":12345678901234567890},\"pinned\":false,\"group_id\":\"g\","
                        + "\"first_published_at\":\"2025-12-03T12:41:38.662Z\",\"publish_at\":null,\"expire_at\":null}";

        assertThat(Nodes.text(StoryPayload.copyOf(Nodes.story(accepted)).json()))
                .isEqualTo(accepted);
    }

    @Test
    void copyOf_translatedSlugs_becomeAttributesWithoutIds() {
        assertThat(rows(StoryPayload.copyOf(Nodes.story(DE_AND_FR))))
                .isEqualTo("[{\"lang\":\"de\",\"slug\":\"hallo\",\"name\":\"Hallo\"},"
                        + "{\"lang\":\"fr\",\"slug\":\"salut\",\"name\":null}]");
    }

    @Test
    void copyOf_noTranslatedSlugs_sendsNone() {
        StoryPayload payload =
                StoryPayload.copyOf(Nodes.story("{\"slug\":\"a\",\"content\":{},\"translated_slugs\":[]}"));

        assertThat(Nodes.text(payload.json())).isEqualTo("{\"slug\":\"a\",\"content\":{}}");
    }

    @Test
    void forTarget_targetHasTheLanguages_rowsCarryItsIds() {
        Story target = Nodes.story(
                "{\"translated_slugs\":[{\"id\":92,\"lang\":\"fr\",\"slug\":\"x\"},{\"id\":91,\"lang\":\"de\",\"slug\":\"y\"}]}");

        assertThat(rows(StoryPayload.copyOf(Nodes.story(DE_AND_FR)).forTarget(target)))
                .isEqualTo("[{\"id\":91,\"lang\":\"de\",\"slug\":\"hallo\",\"name\":\"Hallo\"},"
                        + "{\"id\":92,\"lang\":\"fr\",\"slug\":\"salut\",\"name\":null}]");
    }

    @Test
    void forTarget_targetHasOtherLanguages_addsOursAndEndsTheirs() {
        Story target = Nodes.story(
                "{\"translated_slugs\":[{\"id\":99,\"lang\":\"it\",\"slug\":\"ciao\"},{\"id\":91,\"lang\":\"de\",\"slug\":\"y\"}]}");

        assertThat(rows(StoryPayload.copyOf(Nodes.story(DE_AND_FR)).forTarget(target)))
                .isEqualTo(
                        "[{\"id\":91,\"lang\":\"de\",\"slug\":\"hallo\",\"name\":\"Hallo\"},"
                                + "{\"lang\":\"fr\",\"slug\":\"salut\",\"name\":null},{\"id\":99,\"lang\":\"it\",\"_destroy\":true}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"content\":{}}", "{\"content\":null,\"translated_slugs\":null}", "{\"translated_slugs\":[]}"})
    void forTarget_sourceSurelyHasNone_endsTheTargets(String source) {
        Story target = Nodes.story("{\"translated_slugs\":[{\"id\":99,\"lang\":\"it\",\"slug\":\"ciao\"}]}");

        assertThat(rows(StoryPayload.copyOf(Nodes.story(source)).forTarget(target)))
                .isEqualTo("[{\"id\":99,\"lang\":\"it\",\"_destroy\":true}]");
    }

    @Test
    void forTarget_sourceIsAListItem_leavesTheTargetsAlone() {
        Story target = Nodes.story("{\"translated_slugs\":[{\"id\":99,\"lang\":\"it\",\"slug\":\"ciao\"}]}");

        assertThat(Nodes.text(StoryPayload.copyOf(Nodes.story("{\"slug\":\"a\"}"))
                        .forTarget(target)
                        .json()))
                .isEqualTo("{\"slug\":\"a\"}");
    }

    @Test
    void forTarget_targetIsAListItem_isRefused() {
        StoryPayload payload = StoryPayload.copyOf(Nodes.story(DE_AND_FR));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> payload.forTarget(Nodes.story("{\"id\":7,\"full_slug\":\"a\"}")))
                .withMessageContaining("Story[id=7, fullSlug=a]");
    }

    @Test
    void forTarget_twice_usesTheLastTargetsIds() {
        StoryPayload first = StoryPayload.copyOf(Nodes.story(DE_AND_FR))
                .forTarget(
                        Nodes.story("{\"translated_slugs\":[{\"id\":1,\"lang\":\"de\"},{\"id\":2,\"lang\":\"fr\"}]}"));

        assertThat(rows(first.forTarget(Nodes.story("{\"translated_slugs\":[{\"id\":3,\"lang\":\"de\"}]}"))))
                .contains("\"id\":3")
                .doesNotContain("\"id\":1")
                .doesNotContain("\"id\":2");
    }

    @Test
    void withers_anyChange_leaveTheOriginalAndTheStoryAsTheyWere() {
        Story source = Nodes.story("{\"parent_id\":1,\"content\":{\"a\":1},\"translated_slugs\":[]}");
        StoryPayload payload = StoryPayload.copyOf(source);
        ObjectNode content = Nodes.object("{\"b\":2}");

        StoryPayload changed = payload.parentId(178_888_427_520_390L)
                .content(content)
                .set("group_id", JsonNodeFactory.instance.stringNode("g"));
        changed.json().put("slug", "changed by the caller");

        assertThat(Nodes.text(changed.json()))
                .isEqualTo("{\"parent_id\":178888427520390,\"content\":{\"b\":2},\"group_id\":\"g\"}");
        assertThat(Nodes.text(payload.json())).isEqualTo("{\"parent_id\":1,\"content\":{\"a\":1}}");
        assertThat(Nodes.text(source.raw()))
                .isEqualTo("{\"parent_id\":1,\"content\":{\"a\":1},\"translated_slugs\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "uuid, updateUuid",
        "published, WriteOption.PUBLISH",
        "translated_slugs, translated_slugs_attributes",
        "id, leave it out"
    })
    void set_attributeThatTheApiIgnores_isRefusedWithTheWayOut(String attribute, String wayOut) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryPayload.empty().set(attribute, JsonNodeFactory.instance.numberNode(1)))
                .withMessageContaining("\"" + attribute + "\"")
                .withMessageContaining(wayOut);
    }

    @Test
    void translatedSlugs_set_takeTheIdsOfTheTargetsRows() {
        StoryPayload payload = StoryPayload.empty()
                .translatedSlugs(List.of(
                        new TranslatedSlug(7, "de", "hallo", Optional.of("Hallo")),
                        new TranslatedSlug(0, "fr", "salut", Optional.empty())));
        Story target = Nodes.story(
                "{\"translated_slugs\":[{\"id\":91,\"lang\":\"de\",\"slug\":\"y\"},{\"id\":99,\"lang\":\"it\"}]}");

        assertThat(rows(payload))
                .isEqualTo("[{\"id\":7,\"lang\":\"de\",\"slug\":\"hallo\",\"name\":\"Hallo\"},"
                        + "{\"lang\":\"fr\",\"slug\":\"salut\",\"name\":null}]");
        assertThat(rows(payload.forTarget(target)))
                .contains("{\"id\":91,\"lang\":\"de\"", "{\"id\":99,\"lang\":\"it\",\"_destroy\":true}");
        assertThat(rows(StoryPayload.empty().translatedSlugs(List.of()).forTarget(target)))
                .contains("{\"id\":91,\"lang\":\"de\",\"_destroy\":true}");
    }

    private static String rows(StoryPayload payload) {
        return Nodes.text(payload.json().path("translated_slugs_attributes"));
    }
}
