package dev.sbsync.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What one run costs at 1,000, 10,000 and 50,000 items, without a rate limit: the fake and the sync each in a process
 * of its own, the sync's with a heap of 256 MB. Each size is run {@code sbsync.bench.runs} times (3 by default); the
 * run of the median CPU time counts. {@code sbsync.bench.items} names other sizes. The profile {@code bench} alone runs
 * it, whatever a pattern of tests takes in.
 */
@EnabledIfSystemProperty(named = "sbsync.bench", matches = "true")
class ScaleBench {

    private static final int RUNS = Integer.getInteger("sbsync.bench.runs", 3);
    private static final String SIZES = System.getProperty("sbsync.bench.items", "1000,10000,50000");

    private record Measured(long items, double seconds, double cpuSeconds, long peakHeap, long heapLeft) {

        double cpuMillisPerItem() {
            return cpuSeconds * 1000 / items;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %,d | %.1f | %.0f | %.2f | %d | %d |",
                    items,
                    seconds,
                    items / seconds,
                    cpuMillisPerItem(),
                    peakHeap >> 20,
                    heapLeft >> 20);
        }
    }

    @Test
    void freshCopy_ofEachSize_costsTheSameForEveryItem() throws IOException, InterruptedException {
        System.out.println("| items | s | items/s | CPU ms per item | peak heap MB | peak heap after a GC MB |");
        List<Measured> medians = new ArrayList<>();
        for (String size : SIZES.split(",", -1)) {
            List<Measured> runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(measured(size));
            }
            runs.sort(Comparator.comparingDouble(Measured::cpuSeconds));
            Measured median = runs.get(runs.size() / 2);
            medians.add(median);
            System.out.println(median);
        }
        Measured largest = medians.get(medians.size() - 1);
        Measured before = medians.get(Math.max(0, medians.size() - 2));
        assertThat(largest.cpuMillisPerItem()).isLessThanOrEqualTo(before.cpuMillisPerItem() * 1.2);
    }

    private static Measured measured(String size) throws IOException, InterruptedException {
        long[] numbers = BenchProcesses.synced(size, "-Xmx2g", "-Xmx256m");
        return new Measured(numbers[0], numbers[1] / 1e9, numbers[2] / 1e9, numbers[3], numbers[4]);
    }
}
