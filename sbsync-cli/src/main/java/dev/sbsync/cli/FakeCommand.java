package dev.sbsync.cli;

import dev.sbsync.cli.config.ServerFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.report.Formats;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeManagementApiBuilder;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.faults.FaultsException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the fake Management API. */
@Command(
        name = "fake",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Serves the spaces of a JSON file as a fake Management API on this machine until Ctrl-C. Accepts any"
                        + " token; changes are kept in memory only.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync fake --dataset spaces.json",
            "  sbsync fake --dataset spaces.json --port 0 --rps 6",
            "  sbsync fake --dataset spaces.json --faults faults.json"
        })
final class FakeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ServerFlags flags = new ServerFlags();

    FakeCommand(CliContext context) {
        this.output = context.output();
    }

    @Override
    public Integer call() {
        FakeManagementApiBuilder builder = FakeManagementApi.builder()
                .port(flags.port())
                .requestsPerSecond(flags.requestsPerSecond())
                .faults(flags.faults().map(FakeCommand::rules).orElse(List.of()))
                .dataset(Dataset.read(flags.dataset()));
        try (FakeManagementApi api = start(builder)) {
            announce(api);
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            output.note("Stopped.");
        }
        return ExitCode.CANCELLED;
    }

    private static List<FaultRule> rules(Path file) {
        try {
            return Faults.read(file);
        } catch (FaultsException bad) {
            throw new UsageException("--faults is '" + file + "': " + bad.getMessage() + ".");
        }
    }

    private FakeManagementApi start(FakeManagementApiBuilder builder) {
        try {
            return builder.start();
        } catch (UncheckedIOException taken) {
            throw new CommandFailedException(
                    "Port " + flags.port() + " is not available (" + taken.getCause()
                            + "); choose another with --port, or use --port 0 for a free one.",
                    taken);
        }
    }

    private void announce(FakeManagementApi api) {
        output.result("Listening on " + api.baseUrl());
        List<FakeSpace> spaces = api.spaces();
        for (FakeSpace space : spaces) {
            output.result("  " + space.id() + "  " + space.name() + "  "
                    + Formats.count(space.stories().size(), "item"));
        }
        if (spaces.size() > 1) {
            output.result("Try in another terminal:");
            output.result("  SB_TOKEN=any SB_MA_BASE_URL=" + api.baseUrl() + " SB_ASSET_BASE_URL=" + api.assetUrl()
                    + " ./sbsync sync --from "
                    + spaces.get(0).id() + " --to " + spaces.get(1).id());
        }
        output.note("Press Ctrl-C to stop.");
    }
}
