package dev.sbsync.transport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.http.HttpTransport;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The overhead of the transport without a limit and with a fast server. */
class OverheadBench {

    private static final int ROUNDS = 9;
    private static final int WARM_UPS = 3;
    private static final int THREADS = 4;
    private static final int BODY_BYTES = 2000;
    private static final Duration LENGTH = Duration.ofSeconds(2);

    /** The throughput and cost of one client under load. */
    private record Load(double perSecond, double cpuMicros, double allocatedBytes) {}

    @Test
    void compare() throws Exception {
        List<Load> bare = new ArrayList<>();
        List<Load> ours = new ArrayList<>();
        try (MinimalServer server = new MinimalServer(BODY_BYTES, () -> 200);
                BareClient client = new BareClient(32);
                Transport transport = HttpTransport.builder().build()) {
            Runnable bareCall = () -> client.get(server.address());
            Runnable ourCall = call(transport, server.address());
            for (int i = -WARM_UPS; i < ROUNDS; i++) {
                boolean bareFirst = i % 2 == 0;
                Load first = load(bareFirst ? bareCall : ourCall);
                Load second = load(bareFirst ? ourCall : bareCall);
                if (i >= 0) {
                    bare.add(bareFirst ? first : second);
                    ours.add(bareFirst ? second : first);
                }
            }
        }
        System.out.println("| client | requests/s | CPU µs per request | allocated bytes per request |");
        System.out.println("|---|---|---|---|");
        print("bare HttpClient 5", bare);
        print("the whole transport", ours);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(ours.get(i).perSecond() / bare.get(i).perSecond());
        }
        double ratio = median(ratios);
        System.out.printf(
                Locale.ROOT,
                "| ratio (requests/s: median of %d rounds, from %.3f to %.3f) | %.3f | %.2f | %.2f |%n",
                ROUNDS,
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                ratio,
                median(ours, Load::cpuMicros) / median(bare, Load::cpuMicros),
                median(ours, Load::allocatedBytes) / median(bare, Load::allocatedBytes));
        assertThat(ratio).isGreaterThanOrEqualTo(0.90);
    }

    private static Runnable call(Transport transport, URI address) {
        TransportRequest request = TransportRequest.builder("GET", address)
                .token(Token.of("bench-token"))
                .build();
        return () -> {
            if (!(transport.execute(request) instanceof TransportOutcome.Answered answered)
                    || answered.response().body().length != BODY_BYTES) {
                throw new IllegalStateException("no answer");
            }
        };
    }

    private static Load load(Runnable call) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[][] spent = new long[THREADS][];
        long start = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread worker = new Thread(() -> {
                long me = Thread.currentThread().getId();
                long calls = 0;
                for (; System.nanoTime() - start < LENGTH.toNanos(); calls++) {
                    call.run();
                }
                spent[number] = new long[] {calls, threads.getThreadCpuTime(me), threads.getThreadAllocatedBytes(me)};
            });
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double calls = sum(spent, 0);
        return new Load(calls / seconds, sum(spent, 1) / calls / 1000, sum(spent, 2) / calls);
    }

    private static double sum(long[][] rows, int column) {
        double sum = 0;
        for (long[] row : rows) {
            sum += row[column];
        }
        return sum;
    }

    private static void print(String client, List<Load> loads) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.0f |%n",
                client,
                median(loads, Load::perSecond),
                median(loads, Load::cpuMicros),
                median(loads, Load::allocatedBytes));
    }

    private static double median(List<Load> loads, ToDoubleFunction<Load> value) {
        return median(loads.stream().mapToDouble(value).boxed().toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
