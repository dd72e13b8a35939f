package dev.sbsync.cli.panel;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The latest problems and the in-flight items, in the remaining rows. */
final class PanelLists {

    private static final int FOOTER = 1;
    private static final int HEADED = 8;

    private PanelLists() {}

    /** Draws the lists. Problems take precedence if there is little room. */
    static void draw(RunSnapshot run, Frame frame) {
        int room = frame.room() - FOOTER;
        boolean headed = room >= HEADED;
        List<ItemResult> problems = problems(run);
        int told = told(problems.size(), run.inFlight().size(), room, headed);
        int left = room - told - (told == 0 ? 0 : extra(headed)) - extra(headed);
        int flights = Math.min(Math.max(0, left), run.inFlight().size());
        if (flights > 0) {
            heading(frame, "in flight", headed);
            run.inFlight().subList(0, flights).forEach(item -> flight(frame, item));
        }
        if (told > 0) {
            heading(frame, "problems, latest first", headed);
            problems.subList(0, told).forEach(result -> problem(frame, result));
        }
    }

    /** Half of the rows, or more if the in-flight items need less. */
    private static int told(int problems, int inFlight, int room, boolean headed) {
        if (problems == 0 || room <= 0) {
            return 0;
        }
        int lines = room - 2 * extra(headed);
        return Math.min(problems, Math.max(1, Math.max((lines + 1) / 2, lines - inFlight)));
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

    private static void flight(Frame frame, InFlight item) {
        Row row = frame.row().add("  " + word(item.operation())).to(11);
        String since = Formats.duration(item.elapsed());
        int room = frame.columns() - since.length() - 1;
        Row path = new Row(new Look(false, frame.look().unicode()), Math.max(0, room - 11));
        frame.add(row.add(path.add(name(item)).line()).right(Ink.DIM, since));
    }

    /** Returns the path, with the type unless it is a story or folder. */
    private static String name(InFlight item) {
        boolean story = item.kind().equals("story") || item.kind().equals("folder");
        return story ? item.path() : item.kind() + " " + item.path();
    }

    /** Returns the problems, latest first. Blocked items are left to the summary. */
    private static List<ItemResult> problems(RunSnapshot run) {
        List<ItemResult> problems = new ArrayList<>(run.lastProblems());
        problems.removeIf(result -> result.outcome() instanceof Outcome.Blocked);
        Collections.reverse(problems);
        return problems;
    }

    private static void problem(Frame frame, ItemResult result) {
        String path = ByKind.name(result.item().source());
        if (result.outcome() instanceof Outcome.Failed failed) {
            row(frame, Ink.BAD, frame.look().failed(), path, failed.reason());
        } else if (!result.warnings().isEmpty()) {
            row(frame, Ink.CARE, "!", path, result.warnings().get(0));
        }
    }

    private static void row(Frame frame, Ink ink, String mark, String path, Problem problem) {
        frame.add(frame.row()
                .add(ink, "  " + mark + " ")
                .add(path + ": " + problem.message() + " (" + problem.code().id() + ")"));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
