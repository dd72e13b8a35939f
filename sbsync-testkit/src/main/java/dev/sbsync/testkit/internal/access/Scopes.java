package dev.sbsync.testkit.internal.access;

import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.state.Identities;

/** Refuses what a scoped token may not do (docs/management-api.md). */
public final class Scopes {
    private Scopes() {}

    public static void check(Call call, RouteTable.Match route) {
        FakeToken token = call.token();
        String space = route.variable("space");
        boolean hidden = Identities.isId(space) && !token.sees(Long.parseLong(space));
        if (hidden || (route.changes() && token.scope() == FakeToken.Scope.READ)) {
            throw Refusal.forbidden();
        }
    }

    /** Refuses a call that publishes or unpublishes if its token may not. */
    public static void checkPublish(Call call) {
        if (call.token().scope() != FakeToken.Scope.PUBLISH) {
            throw Refusal.forbidden();
        }
    }
}
