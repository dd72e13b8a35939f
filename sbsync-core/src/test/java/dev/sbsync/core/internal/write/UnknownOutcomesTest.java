package dev.sbsync.core.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnknownOutcomesTest {

    private final ManualTime time = new ManualTime();
    private final UnknownOutcomes unknown = new UnknownOutcomes(time);

    @Test
    void lostCreate_isLookedUpUntilFound_andCannotOverwrite() {
        unknown.raise(WriteStep.Kind.CREATE);
        assertThat(unknown.createLost()).isTrue();
        assertThat(unknown.left()).isZero();
        assertThat(unknown.maybeNotReadableYet()).isTrue();

        unknown.found();
        assertThat(unknown.createLost()).isFalse();
        assertThat(unknown.raised()).isFalse();
        assertThat(unknown.maybeNotReadableYet()).isTrue();

        time.advance(Duration.ofSeconds(10));
        assertThat(unknown.maybeNotReadableYet()).isFalse();
    }

    @Test
    void lostCreate_mayTakeEffectForTenSeconds_unlessItIsFound() {
        assertThat(unknown.createLeft()).isZero();
        unknown.raise(WriteStep.Kind.CREATE);
        time.advance(Duration.ofSeconds(4));
        assertThat(unknown.createLeft()).isEqualTo(Duration.ofSeconds(6));
        time.advance(Duration.ofSeconds(6));
        assertThat(unknown.createLeft()).isZero();

        unknown.raise(WriteStep.Kind.CREATE);
        unknown.found();
        assertThat(unknown.createLeft()).isZero();
    }

    @Test
    void lostUpdate_mayTakeEffectForTenSeconds() {
        unknown.raise(WriteStep.Kind.WRITE);
        time.advance(Duration.ofSeconds(4));
        assertThat(unknown.left()).isEqualTo(Duration.ofSeconds(6));
        time.advance(Duration.ofSeconds(6));
        assertThat(unknown.left()).isZero();
        assertThat(unknown.raised()).as("its failures are still investigated").isTrue();
    }

    @Test
    void renameOfAnotherRun_isWaitedFor_butIsNotThisRunsDoubt() {
        unknown.mayBeRenamed();

        assertThat(unknown.left()).isEqualTo(Duration.ofSeconds(10));
        assertThat(unknown.raised()).isFalse();
    }

    @Test
    void pause_doublesUpTo32Seconds() {
        Duration[] pauses = new Duration[6];
        for (int i = 0; i < pauses.length; i++) {
            unknown.tried();
            pauses[i] = unknown.pause();
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 32L, 32L);
    }

    @Test
    void pause_isNoShorterThanALostUpdateMayTake() {
        unknown.raise(WriteStep.Kind.WRITE);
        unknown.tried();

        assertThat(unknown.pause()).isEqualTo(Duration.ofSeconds(10));
    }
}
