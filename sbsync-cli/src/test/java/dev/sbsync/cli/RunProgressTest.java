package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run and its messages if the panel is not available or fails. */
class RunProgressTest {

    private static final String PROVIDER = "org.jline.terminal.provider";
    private static final String TOKEN = "token-of-the-progress-test";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Output output = new Output(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    private final CliContext context = new CliContext(
            Environment.of(Map.of("TERM", "xterm")), output, () -> null, action -> () -> {}, true, TimeSource.system());

    @Test
    void terminalWithoutPanel_doesNotAffectTheRun_andIsNoted() {
        System.setProperty(PROVIDER, "none");
        try {
            SyncReport report = watched(new RunProgress(new ProgressFlags(), context));

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(said()).contains("The panel is not available", "with plain progress lines");
        } finally {
            System.clearProperty(PROVIDER);
        }
    }

    @Test
    void bugInThePanelsOpening_doesNotAffectTheRun() {
        RunProgress progress = new RunProgress(new ProgressFlags(), context, (look, wiring) -> {
            throw new IllegalArgumentException("a bug");
        });

        assertThat(watched(progress).ending()).isEqualTo(RunEnding.DONE);
        assertThat(said()).contains("The panel is not available (a bug)");
    }

    @Test
    void errorInThePanelsOpening_holdsNothingBack() {
        RunProgress progress = new RunProgress(new ProgressFlags(), context, (look, wiring) -> {
            throw new LinkageError("no such library");
        });

        assertThatThrownBy(() -> watched(progress)).isInstanceOf(LinkageError.class);
        output.error("It went wrong.");
        assertThat(said()).contains("It went wrong.");
    }

    @Test
    void panelThatEndsBeforeTheRun_saysSoAtOnce() {
        List<String> saidBeforeTheEnd = new ArrayList<>();
        RunProgress progress = new RunProgress(new ProgressFlags(), context, (look, wiring) -> {
            output.note("held back");
            wiring.notes().accept("The panel has ended.");
            return () -> saidBeforeTheEnd.add(said());
        });

        watched(progress);

        assertThat(saidBeforeTheEnd).containsExactly("held back\nThe panel has ended.\n");
    }

    private SyncReport watched(RunProgress progress) {
        try (FakeManagementApi api = FakeManagementApi.builder()
                        .acceptToken(TOKEN)
                        .dataset(Dataset.of(
                                SpaceBuilder.space(101001, "Source").folder("blog"),
                                SpaceBuilder.space(101002, "Target")))
                        .start();
                ManagementClient source = client(api);
                ManagementClient target = client(api)) {
            SpaceSync sync =
                    SpaceSync.builder().from(source, 101001).to(target, 101002).build();
            return progress.watch(sync.start(sync.plan()), true);
        }
    }

    private static ManagementClient client(FakeManagementApi api) {
        return ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of(TOKEN))
                .build();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
