package dev.sbsync.core.report;

import java.time.Duration;
import java.util.Locale;

/** Words numbers and times for people. */
public final class Figures {

    private Figures() {}

    /** Returns a number with its noun: {@code 1 item}, {@code 1,204 items}. */
    public static String count(long number, String noun) {
        return number(number) + " " + plural(number, noun);
    }

    /** Returns a number with thousands set apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a duration as {@code 0.4 s}, {@code 19.3 s} or {@code 12 min 5 s}. */
    public static String duration(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : minutes(duration.toSeconds());
    }

    /** Returns how long so many requests take at a rate, as {@code about 19 s} or {@code about 1 min 15 s}. */
    public static String estimate(long requests, double rate) {
        long seconds = seconds(requests, rate);
        return "about " + (seconds < 60 ? seconds + " s" : minutes(seconds));
    }

    /** Returns a rate as {@code 6.0/s}. */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, "%.1f/s", rate);
    }

    private static long seconds(long requests, double rate) {
        return (long) Math.ceil(requests / rate);
    }

    private static String minutes(long seconds) {
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    private static String plural(long number, String noun) {
        if (number == 1) {
            return noun;
        }
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
