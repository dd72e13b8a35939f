package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.model.TokenInfo;

/**
 * Validates the token that the client uses (docs/management-api.md). Thread-safe. A method sends one request and
 * blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class TokenOperations {

    private final Api api;

    TokenOperations(Api api) {
        this.api = api;
    }

    /**
     * Returns whether the token is valid, and its rights.
     *
     * @throws dev.sbsync.client.error.UnauthorizedException if the API does not know the token
     */
    public TokenInfo validate() {
        return TokenInfo.of(api.call(ApiCall.get("/v1/tokens/validate", ExpectedBody.flagged("valid")))
                .wrapped());
    }
}
