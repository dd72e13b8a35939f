package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SyncRun;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

/** The cost of the panel for a rate-limited run: CPU of the panel's thread and duration of the run. */
@SuppressWarnings("SystemOut")
class PanelBench {

    private static final int ROUNDS = 3;
    private static final RateLimit LIMIT = new RateLimit(12, 12);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private record Round(Duration run, Duration panel) {}

    @Test
    void panel_costsLittle() throws Exception {
        round(true); // warm up: compilation on first use is not a running cost
        List<Duration> without = new ArrayList<>();
        List<Duration> with = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            without.add(round(false).run());
            Round shown = round(true);
            with.add(shown.run());
            shares.add(100.0 * shown.panel().toNanos() / shown.run().toNanos());
        }
        Collections.sort(without);
        Collections.sort(with);
        Collections.sort(shares);

        double longer =
                100.0 * with.get(ROUNDS / 2).toNanos() / without.get(ROUNDS / 2).toNanos() - 100;
        System.out.printf(
                "panel: %.2f %% CPU of the run's time (highest %.2f %%); run %d ms with it, %d ms without: %+.2f %%%n",
                shares.get(ROUNDS / 2),
                shares.get(ROUNDS - 1),
                with.get(ROUNDS / 2).toMillis(),
                without.get(ROUNDS / 2).toMillis(),
                longer);
        assertThat(shares.get(ROUNDS / 2)).isLessThanOrEqualTo(1);
        assertThat(longer).isLessThanOrEqualTo(1);
    }

    private Round round(boolean shown) throws Exception {
        RateLimiters budgets = RateLimiters.create();
        try (FakeManagementApi api =
                        FakeManagementApi.builder().dataset(SampleSpaces.demo()).start();
                ManagementClient source = client(api, budgets);
                ManagementClient target = client(api, budgets)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, SampleSpaces.SOURCE_ID)
                    .to(target, SampleSpaces.TARGET_ID)
                    .build();
            SyncRun run = sync.start(sync.plan());
            if (!shown) {
                return new Round(run.await().duration(), Duration.ZERO);
            }
            try (PipedInputStream keys = new PipedInputStream();
                    PipedOutputStream fingers = new PipedOutputStream(keys);
                    Terminal terminal = TerminalBuilder.builder()
                            .system(false)
                            .streams(keys, new ByteArrayOutputStream())
                            .type("xterm-256color")
                            .build()) {
                fingers.flush();
                terminal.setSize(Size.of(80, 24));
                Panel panel = new Panel(
                        JLineScreen.on(terminal, new Look(true, true)),
                        new Panel.Wiring(run::snapshot, null, true, run::pause, run::cancel, note -> {}),
                        TimeSource.system());
                long[] used = new long[1];
                Tasks.Task drawing = Tasks.threads().start("sbsync-panel", () -> {
                    panel.draw();
                    used[0] = threads.getCurrentThreadCpuTime();
                });
                SyncReport report = run.await();
                panel.close();
                drawing.join();
                return new Round(report.duration(), Duration.ofNanos(used[0]));
            }
        }
    }

    private static ManagementClient client(FakeManagementApi api, RateLimiters budgets) {
        return ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of("any"))
                .rateLimiters(budgets)
                .rateLimit(LIMIT)
                .build();
    }
}
