package dev.sbsync.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours the lines of plans and verifications by their signs. Stateless. */
final class Paint {

    private static final Pattern SIGNED = Pattern.compile("( +)([+~?!-])( .*)");
    private static final Pattern HEADING = Pattern.compile("[A-Z][A-Za-z, ]* \\(\\d+\\).*");

    private Paint() {}

    /** Returns an escaped line with the escape sequences of its colour. */
    static String line(String line) {
        Matcher signed = SIGNED.matcher(line);
        if (signed.matches()) {
            return signed.group(1) + on(code(signed.group(2)), signed.group(2) + signed.group(3));
        }
        return HEADING.matcher(line).matches() ? on("1", line) : line;
    }

    private static String code(String sign) {
        return switch (sign) {
            case "+" -> "32";
            case "-", "!" -> "31";
            case "~" -> "33";
            default -> "36";
        };
    }

    private static String on(String code, String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
