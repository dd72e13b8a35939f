package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.testkit.FakeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a space stores of its items, without what the API does not let restore. */
public final class SpaceState {

    /** The default content type of a space that had none. */
    private static final String NOT_CLEARED = "setting default_root: missing ";

    private SpaceState() {}

    /**
     * Returns the state, a line for each item.
     *
     * @param client reads datasources, as the fake shows them
     */
    public static Map<String, String> of(FakeSpace space, ManagementClient client) {
        Map<String, String> state = TargetState.of(space);
        state.putAll(RecordState.of(space));
        state.putAll(RecordState.ofDatasources(client, space.id()));
        state.putAll(AssetState.of(space));
        state.putAll(SettingsState.of(space));
        return state;
    }

    /** Returns what differs between two states, in short. */
    public static List<String> differences(Map<String, String> before, Map<String, String> now) {
        List<String> differences = new ArrayList<>(TargetState.differences(before, now));
        differences.removeIf(line -> line.startsWith(NOT_CLEARED) || AssetState.wasEmpty(line));
        return differences;
    }
}
