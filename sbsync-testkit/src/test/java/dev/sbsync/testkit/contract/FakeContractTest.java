package dev.sbsync.testkit.contract;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;

/** The fake keeps the contract. */
class FakeContractTest extends ManagementApiContract {
    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(11, "First").language("de", "German"), SpaceBuilder.space(12, "Second"))
            .start();

    @Override
    protected ContractTarget target() {
        return ContractTarget.fake(api.baseUrl(), 11, 12);
    }

    @Override
    protected void done() {
        api.close();
    }
}
