package dev.sbsync.core.bench;

import dev.sbsync.testkit.FakeManagementApi;
import java.io.IOException;

/** A process with the fake: prints its address, and runs until its input ends. */
final class FakeProcess {

    private FakeProcess() {}

    /** Takes what {@link BenchSpaces#named} takes. */
    public static void main(String[] arguments) throws IOException {
        try (FakeManagementApi api = FakeManagementApi.builder()
                .dataset(BenchSpaces.named(arguments[0]))
                .start()) {
            System.out.println(api.baseUrl());
            int ended = System.in.read();
            if (ended >= 0) {
                throw new IOException("nothing writes to this process");
            }
        }
    }
}
