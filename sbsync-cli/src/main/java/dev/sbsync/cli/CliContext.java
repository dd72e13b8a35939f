package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import dev.sbsync.transport.time.TimeSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment, output, terminal and signals of a command.
 *
 * @param answers reads a typed line, null at the end of input; itself null if there is no terminal
 * @param stops registers an action for Ctrl-C and SIGTERM until its result is closed
 * @param screen whether a panel may be drawn if the environment allows it
 * @param time the time of runs, and of the waits before plans
 */
record CliContext(
        Environment environment,
        Output output,
        @Nullable Supplier<@Nullable String> answers,
        Function<Runnable, AutoCloseable> stops,
        boolean screen,
        TimeSource time) {

    /** Returns whether there is a terminal for questions. */
    boolean interactive() {
        return answers != null;
    }

    /** Returns whether results are coloured: there is a terminal, and the environment allows it. */
    boolean colour() {
        return interactive() && environment.colour() && !environment.dumbTerminal();
    }

    /** Returns whether a panel can be drawn: the terminal can move its cursor, and debug output is off. */
    boolean canShowPanel() {
        return screen && interactive() && !environment.dumbTerminal() && !environment.debug();
    }

    /** Runs {@code action} on Ctrl-C and SIGTERM until the result is closed. */
    AutoCloseable onStop(Runnable action) {
        return stops.apply(action);
    }

    /** Asks a question; empty if there is no terminal or no answer. */
    Optional<String> ask(String question) {
        if (answers == null) {
            return Optional.empty();
        }
        output.question(question);
        return Optional.ofNullable(answers.get()).map(String::strip);
    }
}
