package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command touches besides the network and the file system.
 *
 * @param answers reads a line that a person types, null at the end of input; itself null if there is no terminal
 * @param stops has Ctrl-C and SIGTERM do something else until what it returns is closed
 * @param screen whether a panel may be drawn where the environment allows it
 */
record Surroundings(
        Environment environment,
        Output output,
        @Nullable Supplier<@Nullable String> answers,
        Function<Runnable, AutoCloseable> stops,
        boolean screen) {

    /** Makes surroundings without signals and without a screen. */
    Surroundings(Environment environment, Output output, @Nullable Supplier<@Nullable String> answers) {
        this(environment, output, answers, action -> () -> {}, false);
    }

    /** Returns whether there is a terminal to ask on. */
    boolean interactive() {
        return answers != null;
    }

    /** Returns whether a panel can be drawn: in a terminal that can move its cursor, unless debugging writes there. */
    boolean canShowPanel() {
        return screen && interactive() && !environment.dumbTerminal() && !environment.debug();
    }

    /** Has Ctrl-C and SIGTERM do {@code action} until the result is closed. */
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
