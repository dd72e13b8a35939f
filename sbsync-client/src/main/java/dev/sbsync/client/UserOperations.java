package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.model.User;

/**
 * Asks about the user whose token the client uses (docs/management-api.md). Thread-safe; every method makes one request
 * and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class UserOperations {

    private final Api api;

    UserOperations(Api api) {
        this.api = api;
    }

    /** Returns the token's user. A read: repeated. */
    public User me() {
        return User.of(api.call(ApiCall.get("/v1/users/me", ExpectedBody.object("user")))
                .wrapped());
    }
}
