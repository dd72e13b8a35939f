package consumer;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import org.apache.hc.client5.http.classic.HttpClient;
import tools.jackson.databind.ObjectMapper;

/** Syncs the demo's space on a fake, verifies it, and syncs again: the second run must change nothing. */
public final class Demo {

    private static final RateLimit FAST = RateLimit.perSecond(500);

    private Demo() {}

    /** Ends with 0 if all of it holds, and with 1 and a stack trace otherwise. */
    public static void main(String[] arguments) {
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            System.out.println(run(api));
        }
    }

    /** Returns what was done, with the versions of the libraries that did it. */
    public static String run(FakeManagementApi api) {
        RateLimiters budgets = RateLimiters.create();
        try (ManagementClient source = client(api, budgets);
                ManagementClient target = client(api, budgets)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, SampleSpaces.SOURCE_ID)
                    .to(target, SampleSpaces.TARGET_ID)
                    .build();
            SyncReport first = sync.run(sync.plan());
            require(first.ending() == RunEnding.DONE && first.summary().created() > 0, first);
            require(sync.verify().equal(), "the spaces differ");
            SyncReport second = sync.run(sync.plan());
            require(second.ending() == RunEnding.DONE && second.targetRequests().writes() == 0, second);
            return "synced " + first.summary().created() + " items, verified, the second run wrote nothing (Java "
                    + System.getProperty("java.version") + ", HttpClient " + version(HttpClient.class) + ", Jackson "
                    + version(ObjectMapper.class) + ")";
        }
    }

    private static ManagementClient client(FakeManagementApi api, RateLimiters budgets) {
        return ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of("any"))
                .rateLimiters(budgets)
                .rateLimit(FAST)
                .build();
    }

    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().toString();
        return jar.replaceAll(".*?([^/]+)\\.jar[!/]*$", "$1");
    }

    private static void require(boolean holds, Object what) {
        if (!holds) {
            throw new IllegalStateException(what.toString());
        }
    }
}
