package dev.sbsync.core.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Set;

/** A process with the sync: warms up, copies the source once, and says what it took in one line of numbers. */
final class SyncProcess {

    private SyncProcess() {}

    /** Takes the address of the fake, and what {@link BenchSpaces#named} takes. */
    public static void main(String[] arguments) {
        URI api = URI.create(arguments[0]);
        Set<Kind> kinds = Set.of(arguments[1].equals(BenchSpaces.FILE) ? Kind.ASSETS : Kind.STORIES);
        run(api, kinds, BenchSpaces.WARM_UP_SOURCE, BenchSpaces.WARM_UP_TARGET);
        System.gc();
        HeapPeaks heap = new HeapPeaks();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        SyncReport report = run(api, kinds, BenchSpaces.SOURCE, BenchSpaces.TARGET);
        long nanos = System.nanoTime() - start;
        cpu = system.getProcessCpuTime() - cpu;
        SyncReport.Summary summary = report.summary();
        if (summary.created() != summary.total()) {
            throw new IllegalStateException("not everything was created: " + summary);
        }
        System.out.println(summary.total() + " " + nanos + " " + cpu + " " + heap.used() + " " + heap.left());
    }

    private static SyncReport run(URI api, Set<Kind> kinds, long from, long to) {
        try (HttpTransport sourceHttp = HttpTransport.builder()
                        .rateLimiter(RateLimiter.unlimited(TimeSource.system()))
                        .build();
                HttpTransport targetHttp = HttpTransport.builder()
                        .rateLimiter(RateLimiter.unlimited(TimeSource.system()))
                        .build();
                ManagementClient source = client(api, sourceHttp);
                ManagementClient target = client(api, targetHttp)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, from)
                    .to(target, to)
                    .kinds(kinds)
                    .build();
            return sync.run(sync.plan());
        }
    }

    /** A transport without a limiter: nothing is paced. */
    private static ManagementClient client(URI api, HttpTransport http) {
        return ManagementClient.builder()
                .token(Token.of("bench"))
                .baseUrl(api)
                .assetBaseUrl(api)
                .transport(http)
                .build();
    }
}
