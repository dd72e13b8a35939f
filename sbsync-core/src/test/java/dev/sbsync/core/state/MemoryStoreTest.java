package dev.sbsync.core.state;

import dev.sbsync.core.contract.StateStoreContract;

class MemoryStoreTest extends StateStoreContract {

    @Override
    protected StateStore open() {
        return StateStore.inMemory();
    }

    @Override
    protected boolean outlivesClose() {
        return false;
    }
}
