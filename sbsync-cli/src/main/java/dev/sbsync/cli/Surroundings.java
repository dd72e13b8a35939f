package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command touches beside the network and the file system.
 *
 * @param answers reads a line that a person types, null at the end of input; itself null where nobody can be asked
 */
record Surroundings(
        Environment environment, Output output, @Nullable Supplier<@Nullable String> answers) {

    /** Tells whether somebody sits in front of a terminal. */
    boolean interactive() {
        return answers != null;
    }

    /** Asks a question; empty where there is nobody or no answer. */
    Optional<String> ask(String question) {
        if (answers == null) {
            return Optional.empty();
        }
        output.question(question);
        return Optional.ofNullable(answers.get()).map(String::strip);
    }
}
