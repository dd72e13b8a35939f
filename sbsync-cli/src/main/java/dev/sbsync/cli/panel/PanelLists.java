package dev.sbsync.cli.panel;

import dev.sbsync.cli.output.Figures;

/** The last problems and the items in flight, in the room that is left. */
final class PanelLists {

    private static final int FOOTER = 1;
    private static final int HEADED = 8;

    private PanelLists() {}

    /** Problems come first where there is little room: what goes wrong matters more than what goes on. */
    static void draw(PanelView view, Frame frame) {
        int room = frame.room() - FOOTER;
        boolean headed = room >= HEADED;
        int problems = problemLines(view, room, headed);
        int flights = Math.max(0, room - problems - (problems == 0 ? 0 : extra(headed)) - extra(headed));
        flights = Math.min(flights, view.inFlight().size());
        if (flights > 0) {
            heading(frame, "in flight", headed);
            view.inFlight().subList(0, flights).forEach(item -> flight(frame, item));
        }
        if (problems > 0) {
            heading(frame, "problems, the latest first", headed);
            view.problems().subList(0, problems).forEach(problem -> problem(frame, problem));
        }
    }

    /** At most half of the room as long as items in flight need theirs. */
    private static int problemLines(PanelView view, int room, boolean headed) {
        if (view.problems().isEmpty() || room <= 0) {
            return 0;
        }
        int half = (room - 2 * extra(headed) + 1) / 2;
        int spare = room - 2 * extra(headed) - view.inFlight().size();
        return Math.min(view.problems().size(), Math.max(1, Math.max(half, spare)));
    }

    private static int extra(boolean headed) {
        return headed ? 2 : 0;
    }

    private static void heading(Frame frame, String text, boolean headed) {
        if (headed) {
            frame.add(frame.row());
            frame.add(frame.row().add(Ink.DIM, text));
        }
    }

    private static void flight(Frame frame, PanelView.InFlight item) {
        Row row = frame.row().add("  " + item.doing()).to(11);
        String since = Figures.duration(item.since());
        int room = frame.columns() - since.length() - 1;
        Row path = new Row(new Look(false, frame.look().unicode()), Math.max(0, room - 11));
        frame.add(row.add(path.add(item.path()).line()).right(Ink.DIM, since));
    }

    private static void problem(Frame frame, PanelView.Trip problem) {
        Ink ink = problem.failure() ? Ink.BAD : Ink.CARE;
        String mark = problem.failure() ? frame.look().failed() : "!";
        frame.add(frame.row().add(ink, "  " + mark + " ").add(problem.path() + ": " + problem.message()));
    }

}
