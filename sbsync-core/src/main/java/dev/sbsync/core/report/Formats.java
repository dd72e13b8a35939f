package dev.sbsync.core.report;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers and times for people. */
public final class Formats {

    private Formats() {}

    /** Returns a number with its noun: {@code 1 item}, {@code 1,204 items}. */
    public static String count(long number, String noun) {
        return number(number) + " " + plural(number, noun);
    }

    /** Returns a number with thousands separators. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a size as {@code 840 B}, {@code 12.4 kB} or {@code 3.1 MB}. */
    public static String bytes(long bytes) {
        return bytes < 1000
                ? bytes + " B"
                : bytes < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Returns a duration as {@code 0.4 s}, {@code 19.3 s} or {@code 12 min 5 s}. */
    public static String duration(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : minutes(duration.toSeconds());
    }

    /** Returns the estimated duration of requests at a rate, as {@code about 19 s} or {@code about 1 min 15 s}. */
    public static String estimate(long requests, double rate) {
        long seconds = seconds(requests, rate);
        return "about " + (seconds < 60 ? seconds + " s" : minutes(seconds));
    }

    /** Returns the remaining time: {@code about 2 min 20 s}, or {@code 2 to 4 min} if uncertain. */
    public static String remaining(Duration least, Duration most) {
        long low = rounded(least);
        long high = rounded(most);
        return high * 4 <= low * 5 ? "about " + brief(high) : span(low, high);
    }

    /** Returns a duration as a clock: {@code 0:07}, {@code 12:05}, {@code 1:02:03}. */
    public static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
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

    /** Rounds up to the precision of an estimate: 5 s up to a minute, 10 s up to five minutes, else a minute. */
    private static long rounded(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        long step = seconds <= 60 ? 5 : seconds <= 300 ? 10 : 60;
        return (seconds + step - 1) / step * step;
    }

    private static String brief(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 7200 ? minutes(seconds) : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    private static String span(long low, long high) {
        return low >= 60 && high >= 60 && high < 7200
                ? low / 60 + " to " + (high + 59) / 60 + " min"
                : brief(low) + " to " + brief(high);
    }

    private static String plural(long number, String noun) {
        if (number == 1) {
            return noun;
        }
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
