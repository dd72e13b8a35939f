package dev.sbsync.testkit.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where the contract runs: two test spaces. It works inside a new folder in each, and deletes what it created.
 *
 * @param baseUrl scheme, host and port that {@code /v1/…} is appended to
 * @param token a token that may do everything in both spaces; {@link #toString} does not show it
 * @param first a space
 * @param second another space
 * @param pause the least time between two requests
 * @param fake whether it is the fake, whose defaults are then asserted where the real behaviour is unknown
 */
public record ContractTarget(URI baseUrl, String token, long first, long second, Duration pause, boolean fake) {
    /** Three requests a second are within the limit of every plan (docs/management-api.md). */
    private static final Duration LIVE_PAUSE = Duration.ofMillis(400);

    /** Returns a target that is a fake with default switches. */
    public static ContractTarget fake(URI baseUrl, long first, long second) {
        return new ContractTarget(baseUrl, "contract", first, second, Duration.ZERO, true);
    }

    /**
     * Returns the target that an environment names: {@code SB_LIVE_TOKEN}, {@code SB_LIVE_SOURCE_SPACE_ID},
     * {@code SB_LIVE_TARGET_SPACE_ID} and, for anywhere but the EU region, {@code SB_LIVE_BASE_URL}. A loopback address
     * is taken for a fake.
     *
     * @throws IllegalArgumentException if a variable is missing or no number
     */
    public static ContractTarget of(Map<String, String> environment) {
        URI baseUrl = URI.create(environment.getOrDefault("SB_LIVE_BASE_URL", "https://mapi.storyblok.com"));
        boolean local = "127.0.0.1".equals(baseUrl.getHost()) || "localhost".equals(baseUrl.getHost());
        return new ContractTarget(
                baseUrl,
                needed(environment, "SB_LIVE_TOKEN"),
                id(environment, "SB_LIVE_SOURCE_SPACE_ID"),
                id(environment, "SB_LIVE_TARGET_SPACE_ID"),
                local ? Duration.ZERO : LIVE_PAUSE,
                local);
    }

    private static long id(Map<String, String> environment, String name) {
        String value = needed(environment, name);
        if (!value.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(name + " is \"" + value + "\"; give the number of a throw-away space");
        }
        return Long.parseLong(value);
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing; the live contract needs a token and two spaces");
        }
        return value;
    }

    @Override
    public String toString() {
        return "spaces " + first + " and " + second + " at " + baseUrl;
    }
}
