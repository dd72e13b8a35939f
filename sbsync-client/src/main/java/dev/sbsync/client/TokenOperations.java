package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.model.TokenInfo;

/**
 * Asks about the token that the client uses (docs/management-api.md). Thread-safe; every method makes one request and
 * blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class TokenOperations {

    private final Api api;

    TokenOperations(Api api) {
        this.api = api;
    }

    /**
     * Returns whether the token is good, and what it may do where. A read: repeated.
     *
     * @throws dev.sbsync.client.error.UnauthorizedException if the API does not know the token
     */
    public TokenInfo validate() {
        return TokenInfo.of(api.call(ApiCall.get("/v1/tokens/validate", ExpectedBody.flagged("valid")))
                .wrapped());
    }
}
