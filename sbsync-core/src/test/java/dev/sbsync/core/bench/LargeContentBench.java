package dev.sbsync.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What fits into a heap of 192 MB with the default number of workers: 24 stories of 2 to 8 MB, and 20,000 stories in
 * one folder; and into one of 128 MB: a file of 300 MB. Compared with the same in a heap of 1 GB, which all contents in
 * flight fit into at once. The fake and the sync are each in a process of its own. The profile {@code bench} alone runs
 * it.
 */
@EnabledIfSystemProperty(named = "sbsync.bench", matches = "true")
class LargeContentBench {

    private static final String HEADER =
            "| what | heap | items | s | s, ratio to 1 GB | peak heap MB | peak heap after a GC MB |";

    private record Measured(long items, double seconds, double cpuSeconds, long peakHeap, long heapLeft) {

        String row(String name, String heap, Measured roomy) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %.1f | %.2f | %d | %s |",
                    name,
                    heap,
                    items,
                    seconds,
                    seconds / roomy.seconds,
                    peakHeap >> 20,
                    heapLeft == 0 ? "no GC" : heapLeft >> 20);
        }
    }

    @Test
    void largeContentsAndManyChildren_smallHeap_pass() throws IOException, InterruptedException {
        System.out.println(HEADER);
        passes("children", 192);
        passes("large", 192);
    }

    @Test
    void largeFile_smallHeap_passes() throws IOException, InterruptedException {
        System.out.println(HEADER);
        passes(BenchSpaces.FILE, 128);
    }

    private static void passes(String what, int megabytes) throws IOException, InterruptedException {
        Measured roomy = measured(what, "-Xmx1g");
        Measured small = measured(what, "-Xmx" + megabytes + "m");
        System.out.println(roomy.row(what, "1 GB", roomy));
        System.out.println(small.row(what, megabytes + " MB", roomy));
        assertThat(small.peakHeap).isLessThan((long) megabytes << 20);
    }

    private static Measured measured(String what, String heap) throws IOException, InterruptedException {
        long[] numbers = BenchProcesses.synced(what, "-Xmx2500m", heap);
        return new Measured(numbers[0], numbers[1] / 1e9, numbers[2] / 1e9, numbers[3], numbers[4]);
    }
}
