package consumer;

import dev.sbsync.core.contract.StateStoreContract;
import dev.sbsync.core.state.StateStore;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store of another project passes the contract that is published for it. */
class OwnStoreTest extends StateStoreContract {

    private final SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();

    @Override
    protected StateStore open() {
        return new OwnStore(tables);
    }
}
