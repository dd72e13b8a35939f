package dev.sbsync.client.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which attributes of a resource can be written (docs/management-api.md). What is in neither set is unknown: it is kept
 * in a copy and has to be insisted on otherwise.
 *
 * @param what the resource, in the words of messages
 * @param accepted the attributes that the API takes
 * @param ignored the attributes that the API sets itself, each with what to do instead; empty for nothing
 */
record PayloadRules(String what, Set<String> accepted, Map<String, String> ignored) {

    private static final String SET_BY_API = "";

    /** Adds attributes that the API sets itself, for which there is nothing to do instead. */
    PayloadRules andIgnores(String... names) {
        Map<String, String> all = new HashMap<>(ignored);
        for (String name : names) {
            all.putIfAbsent(name, SET_BY_API);
        }
        return new PayloadRules(what, accepted, Map.copyOf(all));
    }
}
