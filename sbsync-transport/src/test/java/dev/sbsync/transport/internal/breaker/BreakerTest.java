package dev.sbsync.transport.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.internal.breaker.Breaker.Permission;
import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final ManualTime time = new ManualTime();
    private final List<String> changes = new ArrayList<>();
    private final Breaker gate =
            new Breaker(time, Duration.ofSeconds(60), (before, now) -> changes.add(before + ">" + now));

    private Permission enter() {
        return Objects.requireNonNull(gate.tryAcquire(), "refused");
    }

    private void exchange(Verdict verdict, int times) {
        for (int i = 0; i < times; i++) {
            try (Permission permission = enter()) {
                permission.report(verdict, Duration.ofMillis(100));
            }
        }
    }

    private void open() {
        exchange(Verdict.FAILED, 5);
    }

    /** Waits until the next trial may start. */
    private void sitOut() {
        time.advance(gate.retryAfter());
    }

    @Test
    void tryEnter_fourFailures_passes() {
        exchange(Verdict.FAILED, 4);

        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryEnter_fiveFailures_refused() {
        open();

        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.state()).isEqualTo(CircuitState.OPEN);
        assertThat(changes).containsExactly("CLOSED>OPEN");
    }

    @Test
    void tryEnter_fourOfTheLastTenFailed_passes() {
        for (int i = 0; i < 10; i++) {
            exchange(Verdict.HEALTHY, 6);
            exchange(Verdict.FAILED, 4);
        }

        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryEnter_throttledAndCancelled_doNotCount() {
        exchange(Verdict.NEUTRAL, 100);
        exchange(Verdict.FAILED, 4);
        exchange(Verdict.NEUTRAL, 100);

        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void comeBackAfter_outageGoesOn_doublesToEightSeconds() {
        open();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(gate.retryAfter().toMillis());
            sitOut();
            exchange(Verdict.FAILED, 1);
        }

        assertThat(waits).containsExactly(2_000L, 4_000L, 8_000L, 8_000L, 8_000L);
    }

    @Test
    void comeBackAfter_healthyOnceMore_startsAtTwoSecondsAgain() {
        open();
        sitOut();
        exchange(Verdict.FAILED, 1);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        open();

        assertThat(gate.retryAfter().toMillis()).isEqualTo(2_000);
    }

    @Test
    void tryEnter_halfOpen_oneAtATime() {
        open();
        sitOut();
        Permission trial = enter();

        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        trial.report(Verdict.HEALTHY, Duration.ofMillis(100));
        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(changes).containsExactly("CLOSED>OPEN", "OPEN>HALF_OPEN", "HALF_OPEN>CLOSED");
    }

    /** A permission that is never reported keeps Resilience4j half-open for ever: closing the permission reports it. */
    @Test
    void close_nothingReported_nextTrialPasses() {
        open();
        sitOut();
        enter().close();

        exchange(Verdict.HEALTHY, 1);

        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void close_twiceAndAfterReport_givesNoSecondPermission() {
        open();
        sitOut();
        Permission trial = enter();
        trial.close();
        trial.close();
        enter();

        assertThat(gate.tryAcquire()).isNull();
    }

    /** Even a permission that is lost for good does not keep the gate shut for ever; a long exchange is waited for. */
    @Test
    void tryEnter_trialSentAndLost_triesAgainAfterTheTimeOfAnExchangeAndTheNextWait() {
        open();
        sitOut();
        enter().sending();
        time.advance(Duration.ofSeconds(64));
        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.state()).isEqualTo(CircuitState.HALF_OPEN);

        time.advance(Duration.ofSeconds(1));
        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.state()).isEqualTo(CircuitState.OPEN);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** The wait for a permit is no part of a trial: it may be long, and says nothing about the server. */
    @Test
    void report_trialThatWaitedLongForItsPermit_decides() {
        open();
        sitOut();
        Permission trial = enter();
        time.advance(Duration.ofMinutes(5));
        assertThat(gate.tryAcquire()).isNull();
        assertThat(trial.valid()).isTrue();
        trial.sending();
        time.advance(Duration.ofSeconds(59));
        assertThat(gate.tryAcquire()).isNull();

        trial.report(Verdict.HEALTHY, Duration.ofSeconds(59));
        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryEnter_trialLostBeforeItWasSent_triesAgainAfterTenMinutesAndTheNextWait() {
        open();
        sitOut();
        enter();
        time.advance(Duration.ofMinutes(10));
        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.state()).isEqualTo(CircuitState.OPEN);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        assertThat(gate.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** Ignored results alone leave Resilience4j half-open for ever. */
    @Test
    void tryEnter_everyTrialThrottled_endsHalfOpenAfterThirtySeconds() {
        open();
        sitOut();
        for (int i = 0; i < 30; i++) {
            exchange(Verdict.NEUTRAL, 1);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(gate.tryAcquire()).isNull();
        assertThat(gate.state()).isEqualTo(CircuitState.OPEN);
    }

    /** Resilience4j credits a result to the state that is current when it arrives, not when its call began. */
    @Test
    void report_callsBegunBeforeTheChange_doNotCount() {
        Permission slowFailure = enter();
        Permission slowSuccess = enter();
        open();
        sitOut();
        Permission trial = enter();

        assertThat(slowFailure.valid()).isFalse();
        slowFailure.report(Verdict.FAILED, Duration.ofSeconds(3));
        assertThat(gate.state()).isEqualTo(CircuitState.HALF_OPEN);
        slowSuccess.report(Verdict.HEALTHY, Duration.ofSeconds(3));
        assertThat(gate.state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(trial.valid()).isTrue();
    }

    @Test
    void close_passFromBeforeTheChange_givesNoSecondTrial() {
        Permission early = enter();
        open();
        sitOut();
        enter();
        early.close();

        assertThat(gate.tryAcquire()).isNull();
    }

    /** Resilience4j's default clock is the wall clock: set back an hour, it would stay open an hour longer. */
    @Test
    void tryEnter_wallClockSetBack_opensOnTime() {
        Breaker onMovingClock = new Breaker(new WallClockJumps(time), Duration.ofSeconds(60), (before, now) -> {});
        for (int i = 0; i < 5; i++) {
            try (Permission permission = Objects.requireNonNull(onMovingClock.tryAcquire())) {
                permission.report(Verdict.FAILED, Duration.ZERO);
            }
        }
        time.advance(onMovingClock.retryAfter());

        assertThat(onMovingClock.tryAcquire()).isNotNull();
    }

    /** A wall clock that is an hour further back every time somebody looks. */
    private static final class WallClockJumps extends ForwardingTime {
        private long looks;

        WallClockJumps(ManualTime time) {
            super(time);
        }

        @Override
        public Instant wallTime() {
            return super.wallTime().minus(Duration.ofHours(++looks));
        }
    }
}
