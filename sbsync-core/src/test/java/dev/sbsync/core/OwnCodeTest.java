package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.selection.SelectionBuilder;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An application's own code in a sync: transforms of content, vetoes, predicates. */
class OwnCodeTest {

    private static final ContentTransform DOMAIN = domain("domain-1", "www.example.com");

    @Test
    void transform_rewritesDraftAndLiveLayer_andIsEqualAfterwards() {
        try (Sides sides = Sides.of(OwnCodeTest::dirtyStory)) {
            SpaceSync sync = sides.sync().transform(DOMAIN).build();

            SyncReport first = Sides.run(sync);

            assertThat(counts(first).created()).isEqualTo(1);
            assertThat(content(sides.target(), "home").toString())
                    .contains("https://www.example.com/new")
                    .doesNotContain("staging");
            assertThat(sides.target()
                            .story("home")
                            .orElseThrow()
                            .publishedContent()
                            .orElseThrow()
                            .toString())
                    .contains("https://www.example.com/old");
            assertThat(sides.bodies()).noneMatch(body -> body.contains("staging.example.com"));
            assertThat(sync.verify().equal()).isTrue();
            assertThat(counts(Sides.run(sync)).unchanged()).isEqualTo(1);
        }
    }

    @Test
    void transform_withoutAState_readsAndFindsTheCopyEqual() {
        try (Sides sides = Sides.of(OwnCodeTest::dirtyStory)) {
            Sides.run(sides.sync().transform(DOMAIN).build());

            SyncReport second = Sides.run(sides.sync().transform(DOMAIN).build());

            assertThat(counts(second).unchanged()).isEqualTo(1);
        }
    }

    @Test
    void transformWithAnotherId_comparesAnew_andIsNoDrift() {
        try (Sides sides = Sides.of(OwnCodeTest::dirtyStory);
                StateStore state = StateStore.inMemory()) {
            Sides.run(sides.sync().state(state).transform(DOMAIN).build());

            ContentTransform other = domain("domain-2", "shop.example.com");
            SyncReport second =
                    Sides.run(sides.sync().state(state).transform(other).build());

            assertThat(counts(second).updated()).isEqualTo(1);
            assertThat(second.items().get(0).warnings()).isEmpty();
            assertThat(content(sides.target(), "home").toString()).contains("https://shop.example.com/new");
        }
    }

    @Test
    void transformThatThrowsOrReturnsNoContent_failsItsItemAlone() {
        try (Sides sides = Sides.of(source -> source.story("good").story("bad").story("worse"))) {
            ContentTransform broken = ContentTransform.of("broken", (content, item) -> switch (item.path()) {
                case "bad" -> throw new IllegalStateException("no such page");
                case "worse" -> content.without("component");
                default -> content;
            });

            SyncReport report = Sides.run(sides.sync().transform(broken).build());

            assertThat(counts(report).created()).isEqualTo(1);
            assertThat(Sides.problem(report, "bad"))
                    .isEqualTo(
                            new Problem(OutcomeCode.TRANSFORM_FAILED, "the transform 'broken' failed: no such page"));
            assertThat(Sides.problem(report, "worse").message()).contains("did not return the content of a story");
            assertThat(sides.target().stories()).hasSize(1);
            assertThat(sides.sync().transform(broken).build().verify().items())
                    .as("what cannot be transformed is never called equal")
                    .filteredOn(item -> !item.source().path().equals("good"))
                    .noneMatch(item -> item.status() == Status.EQUAL);
        }
    }

    @Test
    void transform_isNotGivenFolders_andCannotChangeWhatOthersRead() {
        try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/a"))) {
            ContentTransform strict = ContentTransform.of("strict", (content, item) -> {
                assertThat(item.folder()).isFalse();
                return content.put("added", true);
            });

            SyncReport report = Sides.run(sides.sync().transform(strict).build());

            assertThat(counts(report).created()).isEqualTo(2);
            assertThat(content(sides.target(), "blog/a").path("added").booleanValue())
                    .isTrue();
            assertThat(content(sides.source(), "blog/a").has("added")).isFalse();
        }
    }

    @Test
    void veto_keepsTheItemAsItIs_saysWhy_andIsAskedOnceAndOnlyBeforeAWrite() {
        try (Sides sides = Sides.of(
                source -> source.story("legal", story -> story.field("v", 2))
                        .story("news", story -> story.field("v", 2))
                        .story("same"),
                target -> target.story("legal", story -> story.field("v", 1))
                        .story("news", story -> story.field("v", 1)))) {
            List<String> asked = new CopyOnWriteArrayList<>();
            WriteVeto freeze = WriteVeto.of("freeze", item -> {
                asked.add(item.source().path());
                return item.source().path().equals("legal") ? Optional.of("legal pages are frozen") : Optional.empty();
            });

            SyncReport report = Sides.run(sides.sync().veto(freeze).build());

            ItemResult legal = Sides.result(report, "legal");
            assertThat(legal.outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(legal.warnings()).contains(new Problem(OutcomeCode.VETOED, "legal pages are frozen"));
            assertThat(content(sides.target(), "legal").path("v").intValue()).isEqualTo(1);
            assertThat(content(sides.target(), "news").path("v").intValue()).isEqualTo(2);
            assertThat(asked).containsExactlyInAnyOrder("legal", "news", "same");
            assertThat(report.notSynced()).containsEntry("vetoed", 1);
        }
    }

    @Test
    void vetoedFolderThatIsMissing_blocksWhatIsInIt() {
        try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/a"))) {
            WriteVeto folders = WriteVeto.of(
                    "no-folders",
                    item -> item.source().folder() ? Optional.of("folders are made by hand") : Optional.empty());

            SyncReport report = Sides.run(sides.sync().veto(folders).build());

            assertThat(Sides.problem(report, "blog/a").message())
                    .isEqualTo("its folder 'blog' was skipped and is not in the target");
            assertThat(sides.target().stories()).isEmpty();
        }
    }

    @Test
    void vetoThatThrows_failsItsItem_andNothingIsWritten() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            SyncReport report = Sides.run(sides.sync()
                    .veto(WriteVeto.of("broken", item -> {
                        throw new IllegalStateException("the freeze list cannot be read");
                    }))
                    .build());

            assertThat(Sides.problem(report, "a").message()).contains("the freeze list cannot be read");
            assertThat(sides.target().stories()).isEmpty();
        }
    }

    @Test
    void predicateAndTime_selectItems() {
        try (Sides sides = Sides.of(source -> source.story("long-name").story("short"))) {
            Selection shortSlugs = Selection.builder()
                    .where("short slugs", item -> item.slug().length() < 6)
                    .build();
            SyncReport report = Sides.run(sides.sync().selection(shortSlugs).build());

            assertThat(report.items())
                    .extracting(item -> item.item().source().path())
                    .containsExactly("short");

            Selection future = Selection.builder()
                    .updatedSince(Instant.parse("2100-01-01T00:00:00Z"))
                    .build();
            assertThat(Sides.run(sides.sync().selection(future).build()).items())
                    .isEmpty();
            Selection always = Selection.builder().updatedSince(Instant.EPOCH).build();
            assertThat(Sides.run(sides.sync().selection(always).build()).items())
                    .hasSize(2);

            Selection nothing = Selection.builder().where("none", item -> false).build();
            assertThat(catchThrowableOfType(
                            EmptySelectionException.class,
                            () -> sides.sync().selection(nothing).build().plan()))
                    .hasMessageContaining("where 'none'");
        }
    }

    @Test
    void predicateNames_areGivenOnce_andNotBlank() {
        SelectionBuilder builder = Selection.builder().where("a", item -> true);

        assertThatThrownBy(() -> builder.where("a", item -> false))
                .hasMessageContaining("Two predicates are named" + " 'a'");
        assertThatThrownBy(() -> builder.where(" ", item -> false)).hasMessageContaining("blank");
        assertThatThrownBy(() -> ContentTransform.of(" ", (ObjectNode content) -> content))
                .hasMessageContaining("needs an id");
        assertThatThrownBy(() -> WriteVeto.of("", item -> Optional.empty())).hasMessageContaining("needs an id");
    }

    @Test
    void resume_refusesOtherCode_andContinuesWithTheSame() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"));
                StateStore state = StateStore.inMemory()) {
            WriteVeto veto = WriteVeto.of("veto-1", item -> Optional.empty());
            Selection all = Selection.builder().where("all", item -> true).build();
            SpaceSyncBuilder complete =
                    sides.sync().state(state).selection(all).transform(DOMAIN).veto(veto);
            SpaceSync sync = complete.build();
            SyncRun run = sync.start(sync.plan());
            run.cancelNow();
            String id = Sides.awaited(run).runId();
            assertThat(new SyncState(state).run(id).orElseThrow().resumable()).isTrue();

            assertThat(refusal(sides.sync().state(state), id))
                    .contains("the transform 'domain-1' is missing")
                    .contains("the veto 'veto-1' is missing")
                    .contains("the predicate 'all' is missing");
            assertThat(refusal(
                            sides.sync()
                                    .state(state)
                                    .selection(all)
                                    .veto(veto)
                                    .transform(domain("domain-2", "x.example.com")),
                            id))
                    .contains("the transform 'domain-1' is now 'domain-2'");

            SyncReport report = Sides.awaited(complete.build().resume(id));
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(counts(report).created()).isEqualTo(2);
        }
    }

    private static String refusal(SpaceSyncBuilder sync, String runId) {
        StateException refused =
                catchThrowableOfType(StateException.class, () -> sync.build().resume(runId));
        assertThat(refused.kind()).isEqualTo(StateException.Kind.OTHER_CODE);
        return refused.getMessage();
    }

    private static ContentTransform domain(String id, String host) {
        return ContentTransform.of(id, content -> {
            String link = content.path("link").stringValue("");
            return link.isEmpty() ? content : content.put("link", link.replace("staging.example.com", host));
        });
    }

    private static void dirtyStory(SpaceBuilder source) {
        source.story(
                "home",
                story -> story.field("link", "https://staging.example.com/new")
                        .dirty(live -> live.put("link", "https://staging.example.com/old")));
    }

    private static Summary counts(SyncReport report) {
        return report.summary();
    }

    private static JsonNode content(FakeSpace space, String path) {
        return space.story(path).orElseThrow().content();
    }
}
