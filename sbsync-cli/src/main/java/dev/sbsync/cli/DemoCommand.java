package dev.sbsync.cli;

import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.PlanText;
import dev.sbsync.cli.output.VerificationText;
import dev.sbsync.client.AssetTraffic;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a sync that needs no account. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description =
                "Copies a whole sample space, stories, assets with their files, and all other kinds, to an empty one through a fake Management API inside this process, limited to 6"
                        + " requests per second like the real one, and verifies the copy. Takes about a minute;"
                        + " needs no account and no network.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync demo", "  sbsync demo --quiet"})
final class DemoCommand implements Callable<Integer> {

    private static final int REQUESTS_PER_SECOND = 6;

    /** A story of the demo with a picture. */
    private static final String ILLUSTRATED = "products/showroom";

    private final Output output;

    private final CliContext context;

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    DemoCommand(CliContext context) {
        this.context = context;
        this.output = context.output();
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(output, progressFlags);
        Path folder = folder();
        String secret = "demo-" + UUID.randomUUID();
        try (FakeManagementApi api = FakeManagementApi.builder()
                .dataset(SampleSpaces.demoWithFiles())
                .requestsPerSecond(REQUESTS_PER_SECOND)
                .acceptToken(secret)
                .start()) {
            notes.tell("A fake Management API runs at " + api.baseUrl() + " and accepts " + REQUESTS_PER_SECOND
                    + " requests per second, like the real one.");
            RateLimiters budgets = RateLimiters.create();
            try (ManagementClient source = client(api, secret, budgets);
                    ManagementClient target = client(api, secret, budgets);
                    StateStore store = StateFile.open(folder.resolve("state.db"), TimeSource.system())) {
                return demonstrate(source, target, store, folder, notes);
            }
        }
    }

    private int demonstrate(
            ManagementClient source, ManagementClient target, StateStore store, Path folder, Notes notes) {
        RunProgress progress = new RunProgress(progressFlags, context);
        SpaceSync sync = SpaceSync.builder()
                .from(source, SampleSpaces.SOURCE_ID)
                .to(target, SampleSpaces.TARGET_ID)
                .kinds(Set.of(Kind.values()))
                .listener(progress)
                .state(store)
                .build();
        SyncPlan plan = sync.plan();
        notes.tell("Copying " + plan.source() + " to " + plan.target() + ": " + PlanText.counts(plan) + ". "
                + PlanText.cost(plan, target.rateLimit().rps()));
        SyncReport report = progress.watch(sync.start(plan), true);
        if (report.ending() == RunEnding.CANCELLED) {
            output.error("The demo was cancelled; run it again with 'sbsync demo'.");
            return ExitCode.CANCELLED;
        }
        ReportFile json = ReportFile.at("--report", folder.resolve("report.json"));
        ReportFile html = ReportFile.at("--html", folder.resolve("report.html"));
        write(report, json, html, folder);
        notes.progress("Verifying: reading every item of both spaces back over HTTP ...");
        Verification verification = sync.verify();
        results(plan, report, verification);
        output.result(files(report.files()) + " The picture of '" + ILLUSTRATED + "' comes from the target now:");
        output.result("    " + picture(plan, source, SampleSpaces.SOURCE_ID));
        output.result("  → " + picture(plan, target, SampleSpaces.TARGET_ID));
        next(json, html);
        return verification.equal() && report.ending() == RunEnding.DONE ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    private void next(ReportFile json, ReportFile html) {
        output.result("JSON report of every item: " + json.path());
        output.result("HTML report: " + html.path());
        output.result("");
        output.result("Next, with your token in SB_TOKEN: './sbsync spaces' lists your spaces, and");
        output.result("'./sbsync plan --from ID --to ID' shows what a sync would do; a sync asks before it writes.");
    }

    private static void write(SyncReport report, ReportFile json, ReportFile html, Path folder) {
        try {
            json.write(ReportJson.write(report));
            html.write(ReportHtml.write(report));
        } catch (IOException failure) {
            throw new CommandFailedException(
                    "The copy succeeded, but its report could not be written to '" + folder + "' ("
                            + FileProblem.of(failure) + "); free some space there and run the demo again.",
                    failure);
        }
    }

    private void results(SyncPlan plan, SyncReport report, Verification verification) {
        output.result(copied(plan, report));
        output.result(requests(report.sourceRequests(), report.targetRequests()));
        output.result("Verified, reading both spaces back over HTTP: " + VerificationText.counts(verification) + ".");
        output.result(
                "Compared: names, slugs, positions, uuids, content, tags, metadata, translated slugs, both layers,");
        output.result("schemas, groups, presets, datasource entries with their values per language, assets, settings.");
        if (!verification.equal()) {
            output.result(VerificationText.lines(verification));
        }
    }

    private static String copied(SyncPlan plan, SyncReport report) {
        long dirty = plan.items().stream()
                .filter(item -> item.source() instanceof ListedItem story && story.state() == LayerState.DIRTY)
                .count();
        String kinds = ByKind.of(plan).entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue().items().size())
                .collect(Collectors.joining(", "));
        int synced = report.summary().total() - report.summary().notSynced();
        return "Copied " + synced + " of " + Formats.count(plan.items().size(), "item") + " (" + kinds + ", " + dirty
                + " of them with unpublished changes) from " + plan.source() + " to " + plan.target() + " in "
                + Formats.duration(report.duration()) + ".";
    }

    private static String requests(TransportStats source, TransportStats target) {
        long throttled = source.throttled() + target.throttled();
        return "It took " + Formats.count(source.total() + target.total(), "request") + " ("
                + Formats.count(source.reads() + target.reads(), "read") + ", "
                + Formats.count(source.writes() + target.writes(), "write") + "), "
                + (throttled == 0 ? "none" : throttled + " of them") + " answered with 429"
                + (throttled == 0 ? "." : " and repeated.");
    }

    private static String files(AssetTraffic files) {
        return "Files: " + Formats.number(files.downloads()) + " downloaded, " + Formats.number(files.uploads())
                + " uploaded (" + Formats.bytes(files.uploadedBytes()) + ").";
    }

    /** Returns the URL of the picture that a story has in a space. */
    private static String picture(SyncPlan plan, ManagementClient client, long spaceId) {
        String uuid = plan.items().stream()
                .map(PlannedItem::source)
                .filter(item -> item.path().equals(ILLUSTRATED))
                .map(Item::uuid)
                .findFirst()
                .orElseThrow();
        return client.stories(spaceId)
                .get(uuid)
                .content()
                .at("/picture/filename")
                .asString();
    }

    private static ManagementClient client(FakeManagementApi api, String secret, RateLimiters budgets) {
        return ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of(secret))
                .rateLimiters(budgets)
                .assetBaseUrl(api.assetUrl())
                .build();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("sbsync-demo-");
        } catch (IOException failure) {
            throw new CommandFailedException(
                    "No folder for the demo's state and report can be created in '"
                            + System.getProperty("java.io.tmpdir")
                            + "' (" + FileProblem.of(failure)
                            + "); set another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.",
                    failure);
        }
    }
}
