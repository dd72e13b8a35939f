package dev.sbsync.cli;

import dev.sbsync.testkit.contract.ContractTarget;
import dev.sbsync.testkit.contract.ManagementApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against {@code sbsync fake} in its own process, through the switch for real spaces. */
class FakeContractIT extends ManagementApiContract {

    private static final String DATASET =
            "{\"spaces\": [{\"id\": 11, \"name\": \"First\", \"languages\": [{\"code\": \"de\", \"name\": \"German\"}]},"
                    + " {\"id\": 12, \"name\": \"Second\"}]}";

    @TempDir
    private static Path folder;

    private @Nullable SbsyncProcess fake;

    @Override
    protected ContractTarget target() {
        try {
            Path dataset = Files.writeString(folder.resolve("spaces.json"), DATASET);
            fake = SbsyncProcess.start(Map.of(), "fake", "--dataset", dataset.toString(), "--port", "0");
            String address = fake.readLine().replace("Listening on ", "");
            return ContractTarget.of(Map.of(
                    "SB_LIVE_TOKEN", "any",
                    "SB_LIVE_BASE_URL", address,
                    "SB_LIVE_SOURCE_SPACE_ID", "11",
                    "SB_LIVE_TARGET_SPACE_ID", "12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void done() {
        if (fake != null) {
            fake.close();
        }
    }
}
