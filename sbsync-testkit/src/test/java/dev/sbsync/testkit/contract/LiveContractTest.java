package dev.sbsync.testkit.contract;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The real API keeps the contract, or tells where the fake is wrong: runs only where the environment names two spaces.
 */
@EnabledIfEnvironmentVariable(named = "SB_LIVE_TOKEN", matches = ".+")
class LiveContractTest extends ManagementApiContract {
    @Override
    protected ContractTarget target() {
        return ContractTarget.of(System.getenv());
    }
}
