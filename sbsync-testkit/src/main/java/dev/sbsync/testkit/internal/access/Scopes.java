package dev.sbsync.testkit.internal.access;

import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.state.Identities;
import java.util.Map;

/** Refuses what a scoped token may not do (docs/management-api.md). */
public final class Scopes {
    private static final String STORIES = "stories";

    /** Resources whose rights are those of another one. */
    private static final Map<String, String> PARTS =
            Map.of("story_versions", STORIES, "tags", STORIES, "workflow_stage_changes", STORIES);

    private Scopes() {}

    public static void check(Call call, RouteTable.Match route, String resource) {
        FakeToken token = call.token();
        String space = route.variable("space");
        boolean inSpace = Identities.isId(space);
        if (inSpace && !token.sees(Long.parseLong(space))) {
            throw hidden(call);
        }
        FakeToken.Scope scope = token.scope(PARTS.getOrDefault(resource, resource));
        boolean nothing = inSpace && scope == FakeToken.Scope.NONE;
        if (nothing || (route.changes() && scope.compareTo(FakeToken.Scope.WRITE) < 0)) {
            throw Refusal.forbidden();
        }
    }

    /** How a space that a token is not for is refused is not known (docs/management-api.md). */
    private static Refusal hidden(Call call) {
        if (call.state().is(Switch.HIDDEN_SPACE_NOT_FOUND)) {
            return Refusal.notFound();
        }
        return call.state().is(Switch.HIDDEN_SPACE_UNAUTHORIZED)
                ? Refusal.error(401, "Unauthorized")
                : Refusal.forbidden();
    }

    /** Refuses a call that publishes or unpublishes if its token may not. */
    public static void checkPublish(Call call) {
        if (call.token().scope(STORIES) != FakeToken.Scope.PUBLISH) {
            throw Refusal.forbidden();
        }
    }
}
