package dev.sbsync.client.internal;

import dev.sbsync.transport.Token;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a request budget: host and token, by which the API counts requests as far as is known
 * (docs/management-api.md).
 */
public final class BudgetKey {

    private BudgetKey() {}

    /** Returns host, port and a hash of the token, from which the token cannot be derived. */
    public static String of(URI baseUrl, Token token) {
        int port =
                baseUrl.getPort() >= 0 ? baseUrl.getPort() : baseUrl.getScheme().equals("https") ? 443 : 80;
        return baseUrl.getHost() + ":" + port + " " + hash(token.reveal());
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
