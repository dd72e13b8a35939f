package dev.sbsync.cli.panel;

/** The help for the keys and the lines. */
final class PanelHelp {

    private static final String[][] TEXT = {
        {"p", "pause: in-flight items finish, no new ones start; p resumes"},
        {"q, Ctrl-C", "stop: in-flight items finish, then the run ends; again: stop now"},
        {"requests", "to both sides, and their share of the limit; one bar per second"},
        {"workers", "items in progress, of those allowed; reduced on errors"},
        {"files", "downloaded and uploaded so far, and transfers running now"},
        {"trouble", "requests refused by the rate limit (429), and retries"},
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
