package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows of long lines, and a pipe. */
class OutputTest {

    private static final String STATE = " --state '/home/user/a/long/path/to/the/state/of/production.db'";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Output output(boolean terminal) {
        return new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void terminal_breaksNotesAndReportsAtWords() {
        String note = "Plan: 12 create, 3 update, 1 delete. Cost: at most 120 requests, about 20 s at 6.0/s. Delete";
        String problem = "    blog/a: the target has another one of this name, which was never synced with it";
        Output output = output(true);

        output.note(note);
        output.report(List.of("  items     3: 3 created", problem));

        assertThat(lines(err))
                .containsExactly(
                        "Plan: 12 create, 3 update, 1 delete. Cost: at most 120 requests, about 20 s at",
                        "  6.0/s. Delete");
        assertThat(lines(out))
                .containsExactly(
                        "  items     3: 3 created",
                        "    blog/a: the target has another one of this name, which was never synced with",
                        "      it");
    }

    @Test
    void terminal_keepsANumberWithWhatItCounts() {
        Output output = output(true);
        output.note(
                "Plan: 0 create · 0 update · 0 needs check · 2 unchanged · 1 delete · 0 skip · 0 conflict · 0 extra");
        output.note(
                "3 " + "word ".repeat(14) + "5 'sbsync resume latest' finishes it and the user's other run as well");

        assertThat(lines(err))
                .containsExactly(
                        "Plan: 0 create · 0 update · 0 needs check · 2 unchanged · 1 delete · 0 skip ·",
                        "  0 conflict · 0 extra",
                        "3 " + "word ".repeat(13) + "word",
                        "  5 'sbsync resume latest' finishes it and the user's other run as well");
    }

    @Test
    void terminal_keepsCommandsWhole() {
        String resume = "sbsync resume 20261129-123214-c60f" + STATE;
        Output output = output(true);

        output.report(List.of("To resume: " + resume));
        output.note(
                "The last run, 20261129-123214-c60f, is unfinished; '" + resume + "' finishes it. This starts anew.");

        assertThat(lines(out)).containsExactly("To resume:", "  " + resume);
        assertThat(lines(err))
                .containsExactly(
                        "The last run, 20261129-123214-c60f, is unfinished;",
                        "  '" + resume + "'",
                        "  finishes it. This starts anew.");
    }

    @Test
    void pipe_getsLinesAsTheyAre_andSoDoLogsOfATerminal() {
        String line = "word ".repeat(40) + "end";
        output(false).note(line);
        output(false).report(List.of(line));
        assertThat(lines(err)).containsExactly(line);
        assertThat(lines(out)).containsExactly(line);

        output(true).notes().println(line);
        assertThat(lines(err)).containsExactly(line, line);
    }
}
