package dev.sbsync.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a fake and a sync in a process each, so that heap and CPU are those of the sync alone. */
final class BenchProcesses {

    private BenchProcesses() {}

    /**
     * Copies a space of {@link FakeProcess} and returns the numbers that {@link SyncProcess} printed.
     *
     * @param fakeHeap a heap option, such as {@code -Xmx2g}
     */
    static long[] synced(String space, String fakeHeap, String syncHeap) throws IOException, InterruptedException {
        Process fake = java(FakeProcess.class, fakeHeap, space);
        try (BufferedReader url = fake.inputReader(StandardCharsets.UTF_8)) {
            String address = url.readLine();
            assertThat(address).startsWith("http://");
            Process sync = java(SyncProcess.class, syncHeap, address, space);
            String line;
            try (BufferedReader output = sync.inputReader(StandardCharsets.UTF_8)) {
                line = output.readLine();
            }
            assertThat(sync.waitFor()).as("%s with %s", space, syncHeap).isZero();
            return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        } finally {
            fake.getOutputStream().close();
            fake.waitFor();
        }
    }

    private static Process java(Class<?> main, String heap, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(java, heap, "-cp", classes, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
