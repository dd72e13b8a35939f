package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.internal.state.Identities;

/** What a scoped token may not do (ma-facts §1). */
final class Scopes {
    private Scopes() {}

    static void check(Call call, Routes.Match route) {
        FakeToken token = call.token();
        String space = route.variable("space");
        boolean hidden = Identities.isId(space) && !token.sees(Long.parseLong(space));
        if (hidden || (route.changes() && token.scope() == FakeToken.Scope.READ)) {
            throw Refusal.forbidden();
        }
    }

    /** Refuses a call that publishes or unpublishes where its token may not. */
    static void checkPublish(Call call) {
        if (call.token().scope() != FakeToken.Scope.PUBLISH) {
            throw Refusal.forbidden();
        }
    }
}
