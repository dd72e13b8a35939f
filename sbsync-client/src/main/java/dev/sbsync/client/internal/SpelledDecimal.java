package dev.sbsync.client.internal;

import java.math.BigDecimal;

/** A number that keeps its spelling: {@code 1e400} and {@code 1E+400} are equal, but are written as they were read. */
final class SpelledDecimal extends BigDecimal {

    private static final long serialVersionUID = 1L;

    private final String spelling;

    private SpelledDecimal(String spelling) {
        super(spelling);
        this.spelling = spelling;
    }

    /** Returns the number, as a plain {@link BigDecimal} if that has the same text. */
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
