package dev.sbsync.cli;

import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.StoredPair;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.review.PlanFileException;
import dev.sbsync.core.state.SpacePair;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The plan file of {@code sync --plan}.
 *
 * @param path the file
 * @param file its content
 */
record ReviewedPlan(Path path, PlanFile file) {

    private static final String RETRY = "--retry-failed";

    /**
     * Reads a plan file.
     *
     * @param command the command as parsed
     * @throws UsageException if it is no plan file, or other flags choose items or policies too
     */
    static ReviewedPlan read(Path path, CommandSpec command) {
        command.commandLine().getParseResult().matchedOptions().stream()
                .filter(flag -> PairFlags.chooses(flag) || flag.longestName().equals(RETRY))
                .findFirst()
                .ifPresent(flag -> {
                    throw new UsageException("--plan '" + path + "' has its own selection and policies; remove "
                            + flag.longestName() + ", or create a new plan with it.");
                });
        try {
            return new ReviewedPlan(path, PlanFile.parse(Files.readString(path)));
        } catch (PlanFileException garbled) {
            throw new UsageException("--plan '" + path + "' is not a valid plan file: " + garbled.getMessage()
                    + ". Correct it, or create it again with 'sbsync plan --out'.");
        } catch (CharacterCodingException otherText) {
            throw new UsageException("--plan '" + path + "' is not valid UTF-8; create it with 'sbsync plan --out'.");
        } catch (IOException unreadable) {
            throw new UsageException("--plan '" + path + "' cannot be read (" + FileProblem.of(unreadable)
                    + "); create it with 'sbsync plan --out'.");
        }
    }

    Set<Kind> kinds() {
        return file.options().kinds();
    }

    /** Returns the spaces of the file. */
    StoredPair pair() {
        return StoredPair.ofPlanFile(SpacePair.of(file.source(), file.target()), path);
    }
}
