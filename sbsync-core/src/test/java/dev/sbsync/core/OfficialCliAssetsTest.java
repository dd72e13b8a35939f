package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.ManagementClientBuilder;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.clients.OfficialClients;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.time.TimeSource;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A library of assets, copied by sbsync and by Storyblok's command line through one fake, and once more with nothing
 * changed: {@code ./mvnw -Preal-clients -pl sbsync-core -am test -Dtest=OfficialCliAssetsTest
 * -Dsurefire.failIfNoSpecifiedTests=false}, with {@code -Dsbsync.assets=5000} for the figures of docs/performance.md;
 * the build takes 1,000. It needs npm; nothing limits the requests.
 */
@EnabledIfSystemProperty(named = "sbsync.real-clients", matches = "true")
class OfficialCliAssetsTest {

    private static final int ASSETS = Integer.getInteger("sbsync.assets", 1_000);
    private static final int IN_A_FOLDER = 100;
    private static final int BYTES = 20_000;
    private static final long SOURCE = 1001;
    private static final long OURS = 1002;
    private static final long THEIRS = 1003;

    private static final TimeSource TIME = TimeSource.system();

    private interface Work {
        void run() throws Exception;
    }

    /** What a copy took. */
    private record Cost(long reads, long writes, AssetTraffic files, double seconds) {

        long requests() {
            return reads + writes;
        }

        String row(String who) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d | %,d | %.1f |",
                    who,
                    requests(),
                    reads,
                    writes,
                    files.downloads(),
                    files.uploads(),
                    seconds);
        }
    }

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
        OfficialClients.deleteFiles();
    }

    private static SpaceBuilder source() {
        SpaceBuilder space = SpaceBuilder.space(SOURCE, "Source");
        for (int i = 0; i < ASSETS; i++) {
            String folder = "Folder " + i / IN_A_FOLDER;
            if (i % IN_A_FOLDER == 0) {
                space.assetFolder(folder);
            }
            String text = "Picture " + i;
            boolean described = i % 2 == 0;
            space.asset(
                    folder + "/picture-" + i + ".jpg",
                    FileContent.generated(i, BYTES),
                    asset -> (described ? asset.alt(text).title(text) : asset).size("1600x900"));
        }
        return space;
    }

    @Test
    void copy_ofALargeLibrary_costsLessThanThatOfTheCommandLine() throws Exception {
        Dataset spaces = Dataset.of(source(), SpaceBuilder.space(OURS, "Ours"), SpaceBuilder.space(THEIRS, "Theirs"));
        try (FakeManagementApi api = FakeManagementApi.builder().dataset(spaces).start();
                ManagementClient from = client(api);
                ManagementClient to = client(api);
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = SpaceSync.builder()
                    .from(from, SOURCE)
                    .to(to, OURS)
                    .kinds(Set.of(Kind.ASSETS))
                    .state(state)
                    .build();

            System.out.println("| | requests | reads | writes | downloads | uploads | s |");
            Cost fresh = measured(api, "sbsync, into an empty space", () -> synced(sync));
            Cost again = measured(api, "sbsync, again", () -> synced(sync));
            Cost pushed = measured(api, "command line, into an empty space", () -> pulledAndPushed(api));
            int once = api.space(THEIRS).items("assets").size();
            Cost pushedAgain = measured(api, "command line, again", () -> pulledAndPushed(api));
            System.out.printf(
                    Locale.ROOT,
                    "assets of its target: sbsync %,d; command line %,d, then %,d%n",
                    api.space(OURS).items("assets").size(),
                    once,
                    api.space(THEIRS).items("assets").size());

            assertThat(api.space(OURS).items("assets")).hasSize(ASSETS);
            assertThat(fresh.requests()).isLessThan(pushed.requests());
            assertThat(again.writes()).isZero();
            assertThat(again.files()).isEqualTo(new AssetTraffic(0, 0, 0, 0));
            assertThat(again.requests()).isLessThan(pushedAgain.requests());
        }
    }

    private static ManagementClient client(FakeManagementApi api) {
        ManagementClientBuilder builder = ManagementClient.builder().baseUrl(api.baseUrl());
        return builder.assetBaseUrl(api.assetUrl())
                .token(Token.of("any"))
                .rateLimit(RateLimit.perSecond(100_000))
                .build();
    }

    private static void synced(SpaceSync sync) {
        SyncReport report = sync.run(sync.plan());
        assertThat(report.summary().notSynced()).isZero();
    }

    private static void pulledAndPushed(FakeManagementApi api) throws Exception {
        String from = Long.toString(SOURCE);
        String to = Long.toString(THEIRS);
        OfficialClients.storyblok(api, "assets", "pull", "--space", from, "--api-rate-limit", "0");
        OfficialClients.storyblok(
                api, "assets", "push", "--space", to, "--from", from, "--target", "space", "--api-rate-limit", "0");
    }

    private static Cost measured(FakeManagementApi api, String who, Work work) throws Exception {
        api.clearRequests();
        long start = TIME.nanos();
        work.run();
        double seconds = (TIME.nanos() - start) / 1e9;
        long writes = api.writes().size();
        Cost cost = new Cost(api.requests().size() - writes, writes, api.assetTraffic(), seconds);
        System.out.println(cost.row(who));
        return cost;
    }
}
