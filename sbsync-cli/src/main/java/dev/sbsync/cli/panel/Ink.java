package dev.sbsync.cli.panel;

/** The style of a piece of text. */
enum Ink {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BUSY("36"),
    CARE("33"),
    BAD("31");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** Returns the text with the escape sequences of this style. */
    String on(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
