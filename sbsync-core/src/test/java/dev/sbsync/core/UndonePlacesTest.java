package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeRequest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that created an item where it moved another one away is taken back: each is where it was, or gone. */
class UndonePlacesTest {

    private final StateStore state = StateStore.inMemory();

    @ParameterizedTest
    @EnumSource
    void aStoryThatWasCreatedInThePlaceOfARenamedOne_makesRoom_andIsDeleted(IdentityMode identity) {
        try (Sides sides = Sides.of(source -> source.story("team", story -> story.field("v", "first")))) {
            SpaceSync sync = sync(sides, identity);
            sides.source().edit("team", story -> story.slug("people"));
            create(
                    sides,
                    "{\"name\":\"team\",\"slug\":\"team\",\"content\":{\"component\":\"page\",\"v\":\"second\"}}");

            assertUndone(sides, sync);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatWasCreatedInThePlaceOfARenamedOne_makesRoom_andIsDeleted(IdentityMode identity) {
        try (Sides sides = Sides.of(source -> source.folder("team").story("team/one", story -> {}))) {
            SpaceSync sync = sync(sides, identity);
            sides.source().editFolder("team", folder -> folder.slug("people"));
            create(sides, "{\"name\":\"team\",\"slug\":\"team\",\"is_folder\":true}");

            assertUndone(sides, sync);
        }
    }

    private SpaceSync sync(Sides sides, IdentityMode identity) {
        SpaceSync sync = sides.sync().state(state).identity(identity).build();
        Sides.run(sync);
        return sync;
    }

    private static void create(Sides sides, String story) {
        sides.api.handle(FakeRequest.post("/v1/spaces/" + Sides.SOURCE + "/stories", "{\"story\":" + story + "}")
                .withToken(Sides.TOKEN));
    }

    private static void assertUndone(Sides sides, SpaceSync sync) {
        Map<String, String> before = TargetState.of(sides.target());
        SyncReport synced = Sides.run(sync);
        Map<String, String> after = TargetState.of(sides.target());
        assertThat(synced.summary().created()).isEqualTo(1);
        assertThat(synced.summary().updated()).isEqualTo(1);

        SyncReport undone = sync.undo(synced.runId());

        assertThat(undone.items()).allMatch(item -> item.outcome().confirmed());
        assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                .isEmpty();
        sync.undo(undone.runId());
        assertThat(TargetState.differences(after, TargetState.of(sides.target())))
                .isEmpty();
    }
}
