package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateChanges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of baselines. The key of a baseline is the key of its row. */
final class BaselineJson {

    private static final String KEY = "key";
    private static final String IDENTITY = "identity";

    private BaselineJson() {}

    static String of(Baseline baseline) {
        return JsonFields.text(JsonFields.object(baseline).without(KEY));
    }

    /** Stores a baseline in place of an earlier one of its item. */
    static void put(StateChanges rows, Baseline baseline) {
        rows.put(Tables.BASELINE, Tables.baseline(baseline.key()), of(baseline));
    }

    /**
     * Schema 2 had one hash for both sides, and all of its fingerprints have version 1; earlier versions align uuids.
     */
    static Baseline baseline(ItemKey key, String text) {
        ObjectNode json = JsonFields.read(text);
        json.set(KEY, JsonFields.object(key));
        JsonNode oneHash = json.get("hash");
        if (oneHash != null) {
            json.set("source_hash", oneHash).set("target_hash", oneHash);
        }
        if (!json.has("fingerprint")) {
            json.put("fingerprint", 1);
        }
        if (!json.has(IDENTITY)) {
            json.put(IDENTITY, IdentityMode.ALIGN.name());
        }
        return JsonFields.read(json, Baseline.class);
    }
}
