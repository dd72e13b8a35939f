package example;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import java.util.function.Consumer;

/** Copies the content of one space to another as a step of a release, and reports its progress. */
public final class Release {

    private final URI host;
    private final Token token;
    private final Consumer<String> progress;

    /** Makes a release that talks to {@code host}, such as {@code Region.EU.baseUrl()}. */
    public Release(URI host, Token token, Consumer<String> progress) {
        this.host = host;
        this.token = token;
        this.progress = progress;
    }

    /** Copies what differs and returns the result. The outcome of each item is in the report, never thrown. */
    public SyncReport promote(long from, long to) {
        RateLimiters budgets = RateLimiters.create(); // one host and token share one budget
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, from)
                    .to(target, to)
                    .listener(new Progress())
                    .build();
            SyncPlan plan = sync.plan(); // reads both spaces, writes nothing
            progress.accept(plan.changesAtMost() + " changes at most");
            return sync.run(plan);
        }
    }

    private ManagementClient client(RateLimiters budgets) {
        return ManagementClient.builder()
                .baseUrl(host)
                .token(token)
                .rateLimiters(budgets)
                .build();
    }

    /** Called by several workers at once, so it only passes a line on. */
    private final class Progress implements SyncListener {
        @Override
        public void itemEnded(ItemResult result, int ended, int total) {
            String item = result.item().source().displayPath();
            progress.accept(ended + "/" + total + " " + item + ": " + result.outcome().status());
        }
    }

    /** Runs it: {@code Release FROM TO}, with the token in {@code SB_TOKEN} and the host in {@code SB_MA_BASE_URL}. */
    public static void main(String[] arguments) {
        URI host = URI.create(System.getenv("SB_MA_BASE_URL"));
        Release release = new Release(host, Token.of(System.getenv("SB_TOKEN")), System.out::println);
        SyncReport report = release.promote(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        System.out.println(report.ending() + " " + report.summary());
    }
}
