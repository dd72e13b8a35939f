package dev.sbsync.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/** Detects arguments that were decoded wrongly because the locale is not UTF-8. */
final class GarbledArguments {

    private static final char REPLACEMENT = '\uFFFD';

    private GarbledArguments() {}

    /**
     * Returns the error and its fix, if an argument was garbled.
     *
     * @param encoding the encoding that the process used to decode its arguments
     */
    static Optional<String> in(String encoding, String... arguments) {
        boolean unicode = isUtf8(encoding);
        return Arrays.stream(arguments)
                .filter(argument -> argument.indexOf(REPLACEMENT) >= 0
                        || (!unicode && argument.chars().anyMatch(character -> character > 0x7f)))
                .findFirst()
                .map(argument -> "The argument '" + argument + "' could not be decoded: the locale's encoding is "
                        + encoding + "; set a UTF-8 locale, such as LC_ALL=C.UTF-8, and run again.");
    }

    private static boolean isUtf8(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }
}
