package dev.sbsync.client.internal;

import java.math.BigDecimal;

/**
 * A number that keeps the spelling it was read in: {@code 1e400} and {@code 1E+400} are one value and two texts, and
 * what we read is what we write. In all else it is its value.
 */
final class SpelledDecimal extends BigDecimal {

    private static final long serialVersionUID = 1L;

    private final String spelling;

    private SpelledDecimal(String spelling) {
        super(spelling);
        this.spelling = spelling;
    }

    /** Returns the number, as a plain {@link BigDecimal} where that prints the same text. */
    static BigDecimal of(String text) {
        BigDecimal plain = new BigDecimal(text);
        return plain.toString().equals(text) ? plain : new SpelledDecimal(text);
    }

    /** Returns the text it was read from. */
    @Override
    public String toString() {
        return spelling;
    }
}
