package dev.sbsync.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The region of a space, which determines the host of its Management API (docs/management-api.md). */
public enum Region {
    /** The European Union. */
    EU("https://mapi.storyblok.com"),
    /** The United States. */
    US("https://api-us.storyblok.com"),
    /** Canada. */
    CA("https://api-ca.storyblok.com"),
    /** Australia. */
    AP("https://api-ap.storyblok.com"),
    /** China. */
    CN("https://app.storyblokchina.cn");

    private static final long FIRST_PREFIXED_ID = 1L << 48;
    private static final long FIRST_INVALID_ID = 1L << 53;

    private final URI baseUrl;

    Region(String baseUrl) {
        this.baseUrl = URI.create(baseUrl);
    }

    /** Returns scheme and host of the region's Management API. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns the code that Storyblok uses: {@code eu}, {@code us}, {@code ca}, {@code ap} or {@code cn}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the region with this code, whatever its case; empty if there is none. */
    public static Optional<Region> ofCode(String code) {
        for (Region region : values()) {
            if (region.code().equals(code.toLowerCase(Locale.ROOT))) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the region of a space id: by ranges of a million below 2^48, by bits 48 to 52 above.
     *
     * <p>Empty for ids that no region assigns. Old spaces of {@link #CN} are in the range of {@link #EU} and count as
     * that.
     */
    public static Optional<Region> ofSpace(long spaceId) {
        if (spaceId < 0 || spaceId >= FIRST_INVALID_ID) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                spaceId < FIRST_PREFIXED_ID
                        ? switch ((int) Math.min(spaceId / 1_000_000, 4)) {
                            case 0 -> EU;
                            case 1 -> US;
                            case 2 -> CA;
                            case 3 -> AP;
                            default -> null;
                        }
                        : switch ((int) (spaceId >>> 48)) {
                            case 0b00001 -> EU;
                            case 0b00010 -> US;
                            case 0b00011 -> CA;
                            case 0b00100 -> AP;
                            case 0b00110 -> CN;
                            default -> null;
                        });
    }
}
