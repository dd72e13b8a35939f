package dev.sbsync.cli.config;

import dev.sbsync.client.Region;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that the user gave, and the flag, variable or line that it was given by; readings that fail name both.
 *
 * @param origin the flag, the variable, or the key and the file
 * @param value what was given
 */
record Setting(String origin, String value) {

    private static final long FIRST_INVALID_ID = 1L << 53;

    /** Returns the flag's value, else the variable's, else the file's, else nothing: what is nearer wins. */
    static Optional<Setting> of(String flag, @Nullable String flagValue, Key key, Environment environment) {
        return of(flag, flagValue).or(() -> environment.find(key));
    }

    /** Returns the flag's value, where it was given. */
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
            throw wrong("which is no space id; give the number of a space, as 'sbsync spaces" + name() + "' lists "
                    + (name().isEmpty() ? "them" : "it"));
        }
        throw wrong("which no space has as its id; give the number of a space, as 'sbsync spaces' lists them");
    }

    /** The value as an argument that 'sbsync spaces' finds a space by, where it can be one without quotes. */
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
            // Answered below, as for a number out of range.
        }
        throw wrong("and must be a whole number from " + least + " to " + most);
    }

    double rate() {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= 1000) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, as for a number out of range.
        }
        throw wrong("and must be a number of requests a second above 0 and at most 1000, such as 6");
    }

    Region region() {
        return Region.ofCode(value).orElseThrow(() -> wrong("and must be eu, us, ca, ap or cn"));
    }

    /** Returns the one of some words that this is. */
    String choice(List<String> words) {
        if (!words.contains(value)) {
            String last = words.get(words.size() - 1);
            throw wrong("and must be " + String.join(", ", words.subList(0, words.size() - 1)) + " or " + last);
        }
        return value;
    }

    URI uri() {
        try {
            return new URI(value);
        } catch (URISyntaxException noAddress) {
            throw wrong("which is no address; give scheme, host and port alone, such as " + Region.EU.baseUrl());
        }
    }

    /** Returns the exception that says what is wrong with the value. */
    UsageException wrong(String why) {
        return new UsageException(origin + " is '" + value + "', " + why + ".");
    }
}
