package dev.sbsync.testkit.internal.access;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeToken;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accepted tokens of a fake, their permissions, and which are revoked. */
public final class AcceptedTokens {
    private final Map<String, FakeToken> known = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();

    /** Accepts these tokens and no others; any token if none are given. */
    public AcceptedTokens(Collection<FakeToken> accepted) {
        accepted.forEach(token -> known.put(token.value(), token));
    }

    /** Counts a request and returns its token; empty where it is missing, unknown or revoked. */
    public Optional<FakeToken> admit(FakeRequest request) {
        String value = value(request);
        FakeToken token = known.isEmpty() && !value.isEmpty() ? FakeToken.of(value) : known.get(value);
        if (token == null || revoked.contains(value) || calls.merge(value, 1, Integer::sum) > token.revokedAfter()) {
            return Optional.empty();
        }
        return Optional.of(token);
    }

    public void revoke(String token) {
        revoked.add(token);
    }

    /** A personal token comes as it is, an OAuth token behind {@code Bearer} (docs/management-api.md). */
    private static String value(FakeRequest request) {
        String header = request.header("Authorization").orElse("").trim();
        return header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).trim()
                : header;
    }
}
