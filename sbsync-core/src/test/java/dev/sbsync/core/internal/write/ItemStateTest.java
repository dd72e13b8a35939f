package dev.sbsync.core.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.run.ResumePoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemStateTest {

    private static final List<Difference> NAME = List.of(new Difference("name", "other"));

    private final ItemState absent = new ItemState(null);
    private final ItemState matched = new ItemState(7L);

    @Test
    void newState_isThatOfTheList() {
        assertThat(absent.targetId()).isNull();
        assertThat(absent.untouched()).isTrue();
        assertThat(matched.targetId()).isEqualTo(7);
        assertThat(matched.untouched()).isTrue();
    }

    @Test
    void begin_isTrueOnce() {
        assertThat(absent.begin()).isTrue();
        assertThat(absent.begin()).isFalse();
    }

    @Test
    void inSync_saysWhatThisRunDid() {
        assertThat(matched.inSync(7)).isEqualTo(new Outcome.Unchanged(7));
        matched.writes(NAME);
        matched.writes(List.of(new Difference("slug", "left over")));
        assertThat(matched.inSync(7)).isEqualTo(new Outcome.Updated(7, NAME));
        absent.created(8);
        assertThat(absent.inSync(8)).isEqualTo(new Outcome.Created(8));
    }

    @Test
    void foundCopy_countsAsCreated_butNotByThisRun() {
        absent.found(8);

        assertThat(absent.createdByRun()).isFalse();
        assertThat(absent.untouched()).isFalse();
        assertThat(absent.inSync(8)).isEqualTo(new Outcome.Created(8));
    }

    @Test
    void gone_forgetsTheCopy_once() {
        assertThat(matched.gone()).isTrue();
        assertThat(matched.targetId()).isNull();
        assertThat(matched.untouched()).isFalse();

        matched.created(9);
        assertThat(matched.gone()).isFalse();
        assertThat(matched.targetId()).isEqualTo(9);
    }

    @Test
    void resume_adoptsWhatAnEarlierAttemptDid() {
        absent.resume(new ResumePoint(8L, Set.of(), false));
        assertThat(absent.createdByRun()).isTrue();
        assertThat(absent.targetId()).isEqualTo(8);

        matched.resume(new ResumePoint(null, Set.of(), true));
        assertThat(matched.createdByRun()).isFalse();
        assertThat(matched.inSync(7)).isEqualTo(new Outcome.Updated(7, List.of()));
    }
}
