package dev.sbsync.cli;

import dev.sbsync.cli.config.ArchiveFlags;
import dev.sbsync.cli.config.IntervalFlag;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.PolicyFlags;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceWatch;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps a target in sync. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Keeps a space in sync with another one until it is stopped (Ctrl-C, SIGTERM): syncs everything once, then"
                        + " whatever changes in the source. Prints a line per cycle. Deletes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync watch --from 101001 --to 101002 --yes",
            "  sbsync watch --from 101001 --to 101002 --prefix blog --interval 5m --yes"
        })
final class WatchCommand implements Callable<Integer> {

    private final CliContext context;
    private final Output output;

    @Mixin
    private PairFlags pair = new PairFlags();

    @Mixin
    private PolicyFlags policy = new PolicyFlags();

    @Mixin
    private IntervalFlag every = new IntervalFlag();

    @Option(names = "--yes", description = "Write without confirmation; required.")
    private boolean yes;

    @Mixin
    private ArchiveFlags archive = new ArchiveFlags();

    @Mixin
    private StateFlags state = new StateFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    WatchCommand(CliContext context) {
        this.context = context;
        this.output = context.output();
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(output, progressFlags);
        WatchLines lines = new WatchLines(output, progressFlags);
        Duration interval = every.interval();
        try (PairConnection connection = pair.connect(context.environment())) {
            if (!yes) {
                throw new UsageException("watch would write to space " + connection.targetId()
                        + " without asking; add --yes, or see 'sbsync plan' for what it would write first.");
            }
            notes.connected(connection);
            Path file = state.of(connection.pair(), context.environment());
            notes.explain(List.of("state: '" + file + "'"));
            try (StateStore store = StateFile.open(file, TimeSource.system())) {
                UnfinishedRun.beforeWatch(store).ifPresent(notes::tell);
                SpaceSync sync = archive.apply(policy.apply(connection.sync()), connection.kinds())
                        .time(context.time())
                        .state(store)
                        .listener(lines.items())
                        .build();
                notes.progress("Watching space " + connection.sourceId() + " for space " + connection.targetId()
                        + " every " + every + "; Ctrl-C stops ...");
                return SpaceSuggestions.asking(
                        connection, context.environment(), () -> watched(sync.watch(interval, lines), notes));
            }
        }
    }

    private int watched(SpaceWatch watch, Notes notes) {
        RunStop stop = new RunStop(watch::stop, watch::stopNow, notes::tell, TimeSource.system());
        try (AutoCloseable signals = context.onStop(stop::signalled)) {
            return StoppableWait.await(
                    () -> {
                        watch.await();
                        return ExitCode.DONE;
                    },
                    watch::stop);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Exception impossible) {
            throw new IllegalStateException("Unexpected exception on close.", impossible);
        }
    }
}
