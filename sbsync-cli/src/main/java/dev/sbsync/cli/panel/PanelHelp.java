package dev.sbsync.cli.panel;

/** Explains the keys and the lines. */
final class PanelHelp {

    private static final String[][] TEXT = {
        {"p", "pause: what is under way is finished, nothing starts; p goes on"},
        {"q, Ctrl-C", "stop: finish what is under way, then end; again: stop now"},
        {"requests", "to both sides, and their share of the limit; a mark a second"},
        {"workers", "items worked on, of those allowed; fewer in times of trouble"},
        {"trouble", "requests refused by the rate limit (429), and repeated ones"},
        {"problems", "stay in the summary and in the report"}
    };

    static final int LINES = TEXT.length;

    private PanelHelp() {}

    static void draw(Frame frame) {
        for (String[] line : TEXT) {
            if (frame.room() > 1) {
                frame.add(frame.row().add(Ink.BOLD, line[0]).to(12).add(line[1]));
            }
        }
    }
}
