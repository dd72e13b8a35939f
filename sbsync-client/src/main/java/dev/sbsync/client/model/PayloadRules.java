package dev.sbsync.client.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The writable attributes of a resource (docs/management-api.md). Others are unknown: copies keep them, and
 * {@link Payload#setUnknown} sets them.
 *
 * @param what the resource, as named in messages
 * @param accepted the attributes that the API accepts
 * @param ignored the attributes that the API sets itself, each with advice for messages, which may be empty
 */
record PayloadRules(String what, Set<String> accepted, Map<String, String> ignored) {

    private static final String SET_BY_API = "";

    /** Adds attributes that the API sets itself, without advice. */
    PayloadRules andIgnores(String... names) {
        Map<String, String> all = new HashMap<>(ignored);
        for (String name : names) {
            all.putIfAbsent(name, SET_BY_API);
        }
        return new PayloadRules(what, accepted, Map.copyOf(all));
    }
}
