package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run leaves that was stopped at its n-th request, in real time, on real threads and over real HTTP: no thread,
 * no alarm, no connection. A few requests here; {@code -Dsbsync.signals=1} takes every one.
 */
class ResourceLeakTest {

    private static final int STEP = Integer.getInteger("sbsync.signals", 13);

    /** The one thread of the system's alarms stays for a while; what is set on it is counted apart. */
    private static final String ALARMS = "sbsync-alarms";

    /** What is done to a run. */
    enum Control {
        CANCEL,
        CANCEL_NOW,
        SHORT_DEADLINE,
        PAUSE;

        /** Whether the server says nothing any more. */
        boolean hangs() {
            return this == CANCEL_NOW || this == SHORT_DEADLINE;
        }

        void of(SyncRun run) {
            switch (this) {
                case CANCEL -> run.cancel();
                case CANCEL_NOW -> run.cancelNow();
                case SHORT_DEADLINE -> run.cancel(Duration.ofMillis(1));
                case PAUSE -> {
                    run.pause();
                    run.resume();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void stoppedAtARequest_leavesNothing(Control control) throws Exception {
        int stopped = 0;
        for (int at = 1; leavesNothing(control, at); at += STEP) {
            stopped++;
        }
        assertThat(stopped).isGreaterThan(30 / STEP);
    }

    /** Returns whether the run had that many requests. */
    private static boolean leavesNothing(Control control, int at) throws Exception {
        CountingAlarms time = new CountingAlarms();
        CompletableFuture<SyncRun> run = new CompletableFuture<>();
        CompletableFuture<Integer> reached = new CompletableFuture<>();
        SyncReport report;
        try (FakeManagementApi api = api()) {
            try (ManagementClient source = client(api, time);
                    ManagementClient target = client(api, time)) {
                SpaceSync sync = SpaceSync.builder()
                        .from(source, Sides.SOURCE)
                        .to(target, Sides.TARGET)
                        .workers(4)
                        .minWorkers(4)
                        .time(time)
                        .build();
                SyncPlan plan = sync.plan();
                api.faults().add(FaultRule.on("any", request -> true).call(at).then(FaultAction.before(() -> {
                    control.of(run.join());
                    reached.complete(at);
                })));
                if (control.hangs()) {
                    api.faults()
                            .add(FaultRule.on("any", request -> true)
                                    .fromCall(at)
                                    .always()
                                    .then(FaultAction.hang()));
                }
                run.complete(sync.start(plan));
                report = Sides.awaited(run.join());
                assertThat(ourThreads())
                        .as("threads after %s at %d", control, at)
                        .isEmpty();
            }
            assertThat(time.set).as("alarms after %s at %d", control, at).isEmpty();
            while (api.openConnections() > 0) {
                Thread.onSpinWait(); // until the fake has noticed
            }
            if (control == Control.PAUSE || !reached.isDone()) {
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(api.space(Sides.TARGET)).mirrors(api.space(Sides.SOURCE));
            } else {
                assertThat(report.ending()).isIn(RunEnding.CANCELLED, RunEnding.DONE);
            }
        }
        return reached.isDone();
    }

    private static FakeManagementApi api() {
        SpaceBuilder source = SpaceBuilder.space(Sides.SOURCE, "Source").folder("a");
        source.story("a/dirty", story -> story.field("v", 2).dirty(live -> live.put("v", 1)));
        for (int i = 0; i < 10; i++) {
            source.story("a/" + i, story -> story.published());
        }
        return FakeManagementApi.builder()
                .spaces(source, SpaceBuilder.space(Sides.TARGET, "Target"))
                .start();
    }

    private static ManagementClient client(FakeManagementApi api, TimeSource time) {
        return ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of(Sides.TOKEN))
                .rateLimit(new RateLimit(1000, 1000))
                .time(time)
                .build();
    }

    /** Returns the other threads that are in code of ours or of the HTTP client. */
    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() != Thread.currentThread()
                        && !thread.getKey().getName().equals(ALARMS))
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName()
                                .matches("(dev\\.sbsync\\.(transport|client|core)|org\\.apache\\.hc)\\..*")))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    /** The system's time, which knows what alarms are set. */
    private static final class CountingAlarms extends ForwardingTime {

        private final Set<Object> set = ConcurrentHashMap.newKeySet();

        CountingAlarms() {
            super(TimeSource.system());
        }

        @Override
        public Alarm alarm(Duration delay, Runnable action) {
            Object mark = new Object();
            set.add(mark);
            Alarm alarm = super.alarm(delay, () -> {
                set.remove(mark);
                action.run();
            });
            return () -> {
                set.remove(mark);
                alarm.cancel();
            };
        }
    }
}
