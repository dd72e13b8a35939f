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
    private final Breaker breaker =
            new Breaker(time, Duration.ofSeconds(60), (before, now) -> changes.add(before + ">" + now));

    private Permission enter() {
        return Objects.requireNonNull(breaker.tryAcquire(), "refused");
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

    /** Waits until the next probe is permitted. */
    private void sitOut() {
        time.advance(breaker.retryAfter());
    }

    @Test
    void tryAcquire_fourFailures_permitted() {
        exchange(Verdict.FAILED, 4);

        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryAcquire_fiveFailures_refused() {
        open();

        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
        assertThat(changes).containsExactly("CLOSED>OPEN");
    }

    @Test
    void tryAcquire_fourOfTheLastTenFailed_permitted() {
        for (int i = 0; i < 10; i++) {
            exchange(Verdict.HEALTHY, 6);
            exchange(Verdict.FAILED, 4);
        }

        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryAcquire_throttledAndCancelled_doNotCount() {
        exchange(Verdict.NEUTRAL, 100);
        exchange(Verdict.FAILED, 4);
        exchange(Verdict.NEUTRAL, 100);

        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void retryAfter_outageContinues_doublesToEightSeconds() {
        open();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(breaker.retryAfter().toMillis());
            sitOut();
            exchange(Verdict.FAILED, 1);
        }

        assertThat(waits).containsExactly(2_000L, 4_000L, 8_000L, 8_000L, 8_000L);
    }

    @Test
    void retryAfter_afterRecovery_startsAtTwoSecondsAgain() {
        open();
        sitOut();
        exchange(Verdict.FAILED, 1);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        open();

        assertThat(breaker.retryAfter().toMillis()).isEqualTo(2_000);
    }

    @Test
    void tryAcquire_halfOpen_oneAtATime() {
        open();
        sitOut();
        Permission probe = enter();

        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        probe.report(Verdict.HEALTHY, Duration.ofMillis(100));
        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(changes).containsExactly("CLOSED>OPEN", "OPEN>HALF_OPEN", "HALF_OPEN>CLOSED");
    }

    /** Closing a permission reports it. One that is never reported keeps Resilience4j half-open forever. */
    @Test
    void close_nothingReported_permitsTheNextProbe() {
        open();
        sitOut();
        enter().close();

        exchange(Verdict.HEALTHY, 1);

        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void close_twiceAndAfterReport_givesNoSecondPermission() {
        open();
        sitOut();
        Permission probe = enter();
        probe.close();
        probe.close();
        enter();

        assertThat(breaker.tryAcquire()).isNull();
    }

    /** Even a lost permission does not block probes forever, but a long exchange does not count as lost. */
    @Test
    void tryAcquire_probeSentAndLost_probesAgainAfterTheTimeOfAnExchangeAndTheNextWait() {
        open();
        sitOut();
        enter().sending();
        time.advance(Duration.ofSeconds(64));
        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);

        time.advance(Duration.ofSeconds(1));
        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** The time of a probe does not include the wait for a permit, which may be long. */
    @Test
    void report_probeThatWaitedLongForItsPermit_decides() {
        open();
        sitOut();
        Permission probe = enter();
        time.advance(Duration.ofMinutes(5));
        assertThat(breaker.tryAcquire()).isNull();
        assertThat(probe.valid()).isTrue();
        probe.sending();
        time.advance(Duration.ofSeconds(59));
        assertThat(breaker.tryAcquire()).isNull();

        probe.report(Verdict.HEALTHY, Duration.ofSeconds(59));
        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tryAcquire_probeLostBeforeSending_probesAgainAfterTenMinutesAndTheNextWait() {
        open();
        sitOut();
        enter();
        time.advance(Duration.ofMinutes(10));
        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
        sitOut();
        exchange(Verdict.HEALTHY, 1);
        assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** Ignored results would keep Resilience4j half-open forever. */
    @Test
    void tryAcquire_everyProbeThrottled_endsHalfOpenAfterThirtySeconds() {
        open();
        sitOut();
        for (int i = 0; i < 30; i++) {
            exchange(Verdict.NEUTRAL, 1);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(breaker.tryAcquire()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    }

    /** Resilience4j attributes a result to the current state, not to the state when the call started. */
    @Test
    void report_callsStartedBeforeTheChange_doNotCount() {
        Permission slowFailure = enter();
        Permission slowSuccess = enter();
        open();
        sitOut();
        Permission probe = enter();

        assertThat(slowFailure.valid()).isFalse();
        slowFailure.report(Verdict.FAILED, Duration.ofSeconds(3));
        assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
        slowSuccess.report(Verdict.HEALTHY, Duration.ofSeconds(3));
        assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(probe.valid()).isTrue();
    }

    @Test
    void close_permissionFromAnEarlierState_permitsNoSecondProbe() {
        Permission early = enter();
        open();
        sitOut();
        enter();
        early.close();

        assertThat(breaker.tryAcquire()).isNull();
    }

    /** With Resilience4j's default, the wall clock, the breaker would stay open longer if that is set back. */
    @Test
    void tryAcquire_wallClockSetBack_halfOpensOnTime() {
        Breaker onMovingClock = new Breaker(new WallClockJumps(time), Duration.ofSeconds(60), (before, now) -> {});
        for (int i = 0; i < 5; i++) {
            try (Permission permission = Objects.requireNonNull(onMovingClock.tryAcquire())) {
                permission.report(Verdict.FAILED, Duration.ZERO);
            }
        }
        time.advance(onMovingClock.retryAfter());

        assertThat(onMovingClock.tryAcquire()).isNotNull();
    }

    /** A wall clock that is set back by an hour on every read. */
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
