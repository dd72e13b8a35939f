package dev.sbsync.testkit.internal.story.publish;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the extra {@code publish}, which comes as {@code 1}, {@code "1"} or {@code true} or not at all
 * (docs/management-api.md).
 */
public final class PublishFlag {
    private static final Set<String> OFF = Set.of("0", "false");

    private PublishFlag() {}

    public static boolean of(Call call) {
        JsonNode value = call.extra("publish");
        if (value == null) {
            return false;
        }
        String text = value.asString("");
        if (Query.on(text)) {
            return true;
        }
        if (OFF.contains(text)) {
            if (call.state().is(Switch.PUBLISH_ZERO_PUBLISHES)) {
                return true;
            }
            if (call.state().is(Switch.PUBLISH_ZERO_SAVES)) {
                return false;
            }
            call.violated(Violation.Kind.PUBLISH_ZERO, "publish=" + text + " may publish; leave it out");
        }
        throw Refusal.error(
                400,
                "this fake refuses publish=" + value
                        + ": send 1 or true, and leave it out where nothing is to be published");
    }
}
