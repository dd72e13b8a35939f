package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The eight invariants of raw payloads, against the fake, by their names. */
class InvariantsTest {

    @Nested
    class Lossless {

        @Test
        void content_unknownFieldsKeyOrderAndNumbers_arriveUnchanged() {
            String content = """
                    {"component":"page","zeta":1.10,"alpha":1E+2,"big":12345678901234567890,"nothing":null,\
                    "deep":[{"y":0.1234567890123456789,"x":"😀 שלום"}],"unknown_to_all":{"b":[],"a":{}}}""";
            try (Sides sides = Sides.of(source -> source.story("a", story -> story.content(content)))) {
                sides.run();
                assertThat(sides.target().story("a").orElseThrow().content().toString())
                        .isEqualTo(content);
            }
        }

        @Test
        void attributes_thatTheApiAcceptsOnWrite_arrive() {
            try (Sides sides = Sides.of(source -> source.story(
                    "a",
                    story -> story.tags("x", "y")
                            .metaData(java.util.Map.of("k", "v"))
                            .group("2f1b0e4c-6d1a-4d53-9b0e-0c7a5e3d1f00")
                            .attribute("pinned", true)
                            .attribute("path", "real/path")
                            .attribute("sort_by_date", "2026-01-02")
                            .attribute("position", -1740)
                            .attribute("expire_at", "2027-01-01T00:00:00.000Z")
                            .attribute("first_published_at", "2020-01-01T00:00:00.000Z")))) {
                sides.run();
                FakeStory there = sides.target().story("a").orElseThrow();
                FakeStory here = sides.source().story("a").orElseThrow();
                for (String attribute : List.of(
                        "tag_list",
                        "meta_data",
                        "group_id",
                        "pinned",
                        "path",
                        "sort_by_date",
                        "position",
                        "expire_at",
                        "first_published_at")) {
                    assertThat(String.valueOf(there.attribute(attribute)))
                            .as(attribute)
                            .isEqualTo(String.valueOf(here.attribute(attribute)));
                }
            }
        }
    }

    @Nested
    class Parents {

        @Test
        void parentId_isTheTargetsFolderAtTheParentPath() {
            try (Sides sides =
                    Sides.of(source -> source.folder("a").folder("a/b").story("a/b/x"))) {
                sides.run();
                assertThat(sides.target().story("a/b/x").orElseThrow().parentId())
                        .isEqualTo(sides.target().folder("a/b").orElseThrow().id())
                        .isNotEqualTo(sides.source().folder("a/b").orElseThrow().id());
            }
        }

        @Test
        void missingParent_isNeverReplacedByTheRoot() {
            try (Sides sides = Sides.of(source -> source.folder("a").story("a/x"))) {
                sides.api.failNext(
                        "POST",
                        "/v1/spaces/" + Sides.TARGET + "/stories",
                        dev.sbsync.testkit.faults.FaultAction.status(422, "{\"name\":[\"is not wanted\"]}"));
                SyncReport report = sides.run();
                assertThat(sides.target().stories()).isEmpty();
                assertThat(result(report, "a/x").outcome()).isInstanceOf(Outcome.Blocked.class);
            }
        }
    }

    @Nested
    class TranslatedSlugs {

        @Test
        void onCreate_arriveBySlugAndName() {
            try (Sides sides = Sides.of(
                    source -> source.language("de", "Deutsch")
                            .language("fr", "Français")
                            .story(
                                    "a",
                                    story -> story.translatedSlug("de", "anfang", "Anfang")
                                            .translatedSlug("fr", "debut", null)),
                    target -> target.language("de", "Deutsch").language("fr", "Français"))) {
                sides.run();
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void onUpdate_changeTheTargetsRowsAndRemoveTheRest() {
            try (Sides sides = Sides.of(
                    source -> source.story(
                            "a",
                            story -> story.translatedSlug("de", "anfang", "Anfang")
                                    .translatedSlug("es", "inicio", "Inicio")),
                    target -> target.language("de", "Deutsch")
                            .language("es", "Español")
                            .language("fr", "Français")
                            .story(
                                    "a",
                                    story -> story.translatedSlug("de", "alt", "Alt")
                                            .translatedSlug("fr", "vieux", "Vieux")))) {
                SyncReport report = sides.run();
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void ofADirtyStory_surviveTheSecondWrite() {
            try (Sides sides = Sides.of(
                    source -> source.story(
                            "a",
                            story -> story.field("v", 1)
                                    .translatedSlug("de", "anfang", null)
                                    .dirty(live -> live.put("v", 0))),
                    target -> target.language("de", "Deutsch"))) {
                SyncReport report = sides.run();
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }
    }

    @Nested
    class Layers {

        @Test
        void folder_isNeverPublished() {
            try (Sides sides = Sides.of(source -> source.folder("a", folder -> folder.attribute("published", true)))) {
                sides.run();
                assertThat(sides.api.violations()).isEmpty();
                assertThat(sides.bodies()).noneMatch(body -> body.contains("\"publish\""));
            }
        }

        @Test
        void draft_isOneWriteWithoutPublish() {
            try (Sides sides = Sides.of(source -> source.story("a"))) {
                sides.run();
                assertThat(kinds(sides)).containsExactly(Commit.Kind.CREATED, Commit.Kind.UUID_CHANGED);
                assertThat(sides.target()).hasStory("a").draft();
            }
        }

        @Test
        void published_isOneWriteWithPublish() {
            try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
                sides.run();
                assertThat(kinds(sides))
                        .containsExactly(Commit.Kind.CREATED, Commit.Kind.PUBLISHED, Commit.Kind.UUID_CHANGED);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void dirty_publishesTheLiveContentAndThenSavesTheDraft() {
            try (Sides sides = Sides.of(source ->
                    source.story("a", story -> story.field("text", "draft").dirty(live -> live.put("text", "live"))))) {
                sides.run();
                assertThat(sides.target()).mirrors(sides.source());
                FakeStory there = sides.target().story("a").orElseThrow();
                assertThat(there.publishedContent().orElseThrow().path("text").asString())
                        .isEqualTo("live");
                assertThat(there.content().path("text").asString()).isEqualTo("draft");
                assertThat(there.versionStates().indexOf("published"))
                        .isLessThan(there.versionStates().lastIndexOf("draft"));
            }
        }

        @Test
        void dirty_whatIsLiveAlready_isNotPublishedAgain() {
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.published().field("text", "live")))) {
                sides.run();
                sides.source().edit("a", story -> story.field("text", "draft"));
                int before = sides.api.commits().size();
                SyncReport report = sides.run();
                assertThat(report.summary().updated()).isEqualTo(1);
                assertThat(sides.target()).mirrors(sides.source());
                assertThat(sides.api.commits().stream().skip(before))
                        .extracting(Commit::kind)
                        .containsExactly(Commit.Kind.UPDATED);
            }
        }

        @Test
        void dirty_whatIsLiveButForItsName_isPublished() {
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.published().field("text", "live")))) {
                sides.run();
                sides.source().edit("a", story -> story.name("new").field("text", "draft"));
                int before = sides.api.commits().size();
                sides.run();
                assertThat(sides.target()).mirrors(sides.source());
                assertThat(sides.api.commits().stream().skip(before))
                        .extracting(Commit::kind)
                        .containsExactly(Commit.Kind.UPDATED, Commit.Kind.PUBLISHED, Commit.Kind.UPDATED);
            }
        }

        @Test
        void dirty_publishedAgainBetweenHistoryAndDraft_isNeverATornPair() {
            try (Sides sides = Sides.of(source ->
                    source.story("a", story -> story.field("v", "draft-1").dirty(live -> live.put("v", "live-1"))))) {
                long id = sides.source().story("a").orElseThrow().id();
                sides.before(
                        request -> request.uri().getPath().endsWith("/stories/" + id),
                        () -> sides.source().edit("a", story -> story.publish().field("v", "draft-2")));
                sides.run();
                FakeStory there = sides.target().story("a").orElseThrow();
                assertThat(there.publishedContent().orElseThrow().path("v").asString())
                        .isEqualTo("draft-1");
                assertThat(there.content().path("v").asString()).isEqualTo("draft-2");
            }
        }

        @Test
        void dirtyWithoutHistory_neverPublishesTheDraftAndWarns() {
            try (Sides sides = Sides.of(source ->
                    source.story("a", story -> story.field("v", "draft").dirtyWithoutHistory()))) {
                SyncReport report = sides.run();
                assertThat(sides.target()).hasStory("a").draft();
                assertThat(warnings(report, "a")).containsExactly(OutcomeCode.PUBLISHED_LAYER_MISSING);
            }
        }

        @Test
        void dirtyWithoutHistory_publishedTarget_keepsItsPublishedLayer() {
            try (Sides sides = Sides.of(
                    source ->
                            source.story("a", story -> story.field("v", "draft").dirtyWithoutHistory()),
                    target -> target.story("a", story -> story.field("v", "old").published()))) {
                SyncReport report = sides.run();
                FakeStory there = sides.target().story("a").orElseThrow();
                assertThat(there.publishedContent().orElseThrow().path("v").asString())
                        .isEqualTo("old");
                assertThat(there.content().path("v").asString()).isEqualTo("draft");
                assertThat(warnings(report, "a")).contains(OutcomeCode.PUBLISHED_LAYER_MISSING);
            }
        }

        @Test
        void unpublishedInTheSource_isUnpublishedBeforeItsDraftIsWritten() {
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.field("v", "secret draft")),
                    target -> target.story("a", story -> story.field("v", "old").published()))) {
                sides.run();
                assertThat(sides.target()).mirrors(sides.source());
                assertThat(kinds(sides))
                        .containsSubsequence(Commit.Kind.UNPUBLISHED, Commit.Kind.UPDATED)
                        .doesNotContain(Commit.Kind.PUBLISHED);
            }
        }
    }

    @Nested
    class Identity {

        @Test
        void afterACreate_theUuidIsTheSources() {
            try (Sides sides = Sides.of(source -> source.folder("f").story("f/a"))) {
                sides.run();
                assertThat(sides.target().folder("f").orElseThrow().uuid())
                        .isEqualTo(sides.source().folder("f").orElseThrow().uuid());
                assertThat(sides.target().story("f/a").orElseThrow().uuid())
                        .isEqualTo(sides.source().story("f/a").orElseThrow().uuid());
            }
        }

        @Test
        void onUpdate_aDifferentUuidIsAlignedAndTheOldOneNamed() {
            String old = "0d9c7c1e-58a1-4b57-8a83-000000000001";
            try (Sides sides = Sides.of(source -> source.story("a"), target -> target.story("a", s -> s.uuid(old)))) {
                SyncReport report = sides.run();
                assertThat(sides.target().story("a").orElseThrow().uuid())
                        .isEqualTo(sides.source().story("a").orElseThrow().uuid());
                assertThat(result(report, "a").warnings()).singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(OutcomeCode.COLLISION_OVERWRITTEN);
                    assertThat(warning.message()).contains(old);
                });
            }
        }

        @Test
        void uuidTakenByAnItemThatTheListDoesNotShow_isAConflictAndNothingOfItIsRewritten() {
            String wanted = "0d9c7c1e-58a1-4b57-8a83-000000000002";
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.uuid(wanted).field("v", "new")),
                    target ->
                            target.story("a", story -> story.field("v", "old")).story("b"))) {
                SpaceSync sync = sides.sync().build();
                var plan = sync.plan();
                sides.target().edit("b", story -> story.uuid(wanted)); // after the list was read
                SyncReport report = sync.run(plan);
                assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.UUID_TAKEN);
                assertThat(problem(report, "a").httpStatus()).isEqualTo(422);
                assertThat(sides.target()
                                .story("a")
                                .orElseThrow()
                                .content()
                                .path("v")
                                .asString())
                        .isEqualTo("old");
            }
        }
    }

    @Nested
    class Matching {

        @Test
        void folderAndItsStartPage_shareAPathAndStayTwo() {
            try (Sides sides = Sides.of(source -> source.folder("blog")
                    .startPage("blog", story -> story.published())
                    .story("blog/a"))) {
                assertThat(sides.run().summary().created()).isEqualTo(3);
                assertThat(sides.target()).mirrors(sides.source());
                assertThat(sides.run().summary().unchanged()).isEqualTo(3);
            }
        }

        @Test
        void moveAndRename_areFollowedByUuidAndNotDoubled() {
            try (Sides sides =
                    Sides.of(source -> source.folder("old").folder("new").story("old/a"))) {
                sides.run();
                sides.source().edit("old/a", story -> story.slug("b").name("B").moveTo("new"));
                SyncReport report = sides.run();
                assertThat(report.summary().updated()).isEqualTo(1);
                assertThat(sides.target()).mirrors(sides.source());
                assertThat(sides.target()).hasNoStory("old/a");
            }
        }

        @Test
        void folderRenamed_takesItsChildrenAlong() {
            try (Sides sides =
                    Sides.of(source -> source.folder("old").story("old/a").story("old/b"))) {
                sides.run();
                sides.source().editFolder("old", folder -> folder.slug("new"));
                SyncReport report = sides.run();
                assertThat(report.summary().updated()).isEqualTo(1);
                assertThat(report.summary().unchanged()).isEqualTo(2);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void placeTakenByAnItemThatMovesAway_isTakenAfterwards() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
                sides.run();
                sides.source().edit("b", story -> story.slug("c"));
                sides.source().edit("a", story -> story.slug("b"));
                assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }
    }

    @Nested
    class NoOps {

        @Test
        void whatIsEqual_isNotWritten() {
            try (Sides sides = Sides.of(
                    source -> source.language("de", "Deutsch")
                            .folder("f")
                            .startPage("f", story -> story.published())
                            .story("f/draft")
                            .story("f/published", story -> story.published().translatedSlug("de", "da", "Da"))
                            .story("f/dirty", story -> story.field("v", 2).dirty(live -> live.put("v", 1)))
                            .story("f/lost", story -> story.dirtyWithoutHistory()),
                    target -> target.language("de", "Deutsch"))) {
                sides.run();
                sides.api.clearRequests();
                SyncReport again = sides.run();
                assertThat(again.summary().unchanged()).isEqualTo(6);
                assertThat(sides.api.writes()).isEmpty();
                assertThat(again.sourceRequests().writes()
                                + again.targetRequests().writes())
                        .isZero();
            }
        }

        @Test
        void onlyTheUuidDiffers_onlyTheUuidIsWritten() {
            try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
                sides.run();
                sides.target().edit("a", story -> story.uuid("0d9c7c1e-58a1-4b57-8a83-000000000003"));
                sides.api.clearRequests();
                sides.run();
                assertThat(sides.api.writes())
                        .singleElement()
                        .satisfies(write -> assertThat(write.path()).endsWith("/update_uuid"));
            }
        }
    }

    @Nested
    class Force {

        @Test
        void everyUpdate_carriesForceUpdate() {
            try (Sides sides = Sides.of(
                    source -> source.folder("f", folder -> folder.name("New"))
                            .story("f/a", story -> story.field("v", "new").published())
                            .story("f/b", story -> story.field("v", 2).dirty(live -> live.put("v", 1))),
                    target -> target.folder("f").story("f/a"))) {
                sides.run();
                List<String> updates = sides.bodies().stream()
                        .filter(body -> body.startsWith("PUT") && !body.contains("/update_uuid"))
                        .toList();
                assertThat(updates).hasSize(3).allMatch(body -> body.contains("\"force_update\":\"1\""));
            }
        }
    }

    private static List<Commit.Kind> kinds(Sides sides) {
        return sides.api.commits().stream().map(Commit::kind).toList();
    }

    private static List<OutcomeCode> warnings(SyncReport report, String path) {
        return result(report, path).warnings().stream().map(Problem::code).toList();
    }
}
