package dev.sbsync.cli.config;

import dev.sbsync.client.Region;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that the user set, with its origin. Error messages name both.
 *
 * @param origin the flag, the variable, or the key and the file
 * @param value the value as given
 */
record Setting(String origin, String value) {

    private static final long FIRST_INVALID_ID = 1L << 53;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([kKmMgG])[bB]");

    private static final Map<String, Long> SIZE_UNITS = Map.of("k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L);

    /** Returns the value of the flag, else of the variable, else of the file, else empty. */
    static Optional<Setting> of(String flag, @Nullable String flagValue, Key key, Environment environment) {
        return of(flag, flagValue).or(() -> environment.find(key));
    }

    /** Returns the flag's value, if given. */
    static Optional<Setting> of(String flag, @Nullable String flagValue) {
        return Optional.ofNullable(flagValue).map(value -> new Setting(flag, value));
    }

    long spaceId() {
        try {
            long id = Long.parseLong(value);
            if (id > 0 && id < FIRST_INVALID_ID) {
                return id;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong("which is not a space id; use the numeric id, as 'sbsync spaces" + name() + "' lists "
                    + (name().isEmpty() ? "them" : "it"));
        }
        throw wrong("which is out of range for a space id; 'sbsync spaces' lists the ids");
    }

    /** Returns the value as an argument for 'sbsync spaces' if it needs no quotes, else an empty string. */
    private String name() {
        return value.matches("\\p{L}[\\p{L}\\d_.-]*") ? " " + value : "";
    }

    int integer(int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like a number out of range
        }
        throw wrong("but must be a whole number from " + least + " to " + most);
    }

    /** Returns the value, from one second to one day. */
    Duration interval() {
        Matcher parts = DURATION.matcher(value);
        if (parts.matches()) {
            Duration interval =
                    Duration.of(Long.parseLong(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2))));
            if (interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(Duration.ofDays(1)) <= 0) {
                return interval;
            }
        }
        throw wrong("but must be a whole number of seconds, minutes or hours from 1s to 24h, such as 30s, 5m or 1h");
    }

    /** Returns the value, a size such as {@code 20MB}, in bytes. */
    long bytes() {
        if (value.equals("0")) {
            return 0;
        }
        Matcher parts = SIZE.matcher(value);
        if (!parts.matches()) {
            throw wrong("but must be 0, or a whole number of kB, MB or GB, such as 500kB, 20MB or 2GB");
        }
        return Long.parseLong(parts.group(1))
                * Objects.requireNonNull(SIZE_UNITS.get(parts.group(2).toLowerCase(Locale.ROOT)));
    }

    double rate() {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= 1000) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like a number out of range
        }
        throw wrong("but must be requests per second, above 0 and at most 1000, such as 6");
    }

    Region region() {
        return Region.ofCode(value).orElseThrow(() -> wrong("but must be eu, us, ca, ap or cn"));
    }

    /** Returns the value if it is one of the allowed words. */
    String choice(List<String> words) {
        if (!words.contains(value)) {
            String last = words.get(words.size() - 1);
            throw wrong("but must be " + String.join(", ", words.subList(0, words.size() - 1)) + " or " + last);
        }
        return value;
    }

    URI uri() {
        try {
            return new URI(value);
        } catch (URISyntaxException noAddress) {
            throw wrong("which is not a base URL; use only scheme, host and port, such as " + Region.EU.baseUrl());
        }
    }

    /** Returns an exception that names the origin, the value and {@code why}. */
    UsageException wrong(String why) {
        return new UsageException(origin + " is '" + value + "', " + why + ".");
    }
}
