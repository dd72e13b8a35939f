package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.model.User;

/**
 * Reads the user whose token the client uses (docs/management-api.md). Thread-safe. A method sends one request and
 * blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class UserOperations {

    private final Api api;

    UserOperations(Api api) {
        this.api = api;
    }

    /** Returns the token's user. */
    public User me() {
        return User.of(api.call(ApiCall.get("/v1/users/me", ExpectedBody.object("user")))
                .wrapped());
    }
}
