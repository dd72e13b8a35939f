package dev.sbsync.cli;

import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.state.OutputPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The output files of one command. Two names for the same file are rejected, because the later output would overwrite
 * the earlier one.
 */
final class OutputFiles {

    private record Named(String flag, Path path, Path file) {}

    private final List<Named> named = new ArrayList<>();

    /**
     * Adds a report.
     *
     * @throws UsageException if it cannot be written, or is already an output of this command
     */
    ReportFile report(String flag, Path path) {
        ReportFile report = ReportFile.at(flag, path);
        if (!report.special()) {
            add(new Named(flag, path, report.target()));
        }
        return report;
    }

    /**
     * Adds a state file with all files that belong to it.
     *
     * @throws UsageException if one of them is already an output of this command
     */
    void state(Path path) {
        Path real = resolved(path);
        StateFile.files(real).forEach(file -> add(new Named("--state", path, file)));
    }

    private void add(Named added) {
        for (Named other : named) {
            if (!(other.flag().equals(added.flag()) && other.path().equals(added.path()))
                    && same(other.file(), added.file())) {
                throw new UsageException(other.flag() + " '" + other.path() + "' and " + added.flag() + " '"
                        + added.path() + "' would write to the same file '" + added.file() + "'; choose another file.");
            }
        }
        named.add(added);
    }

    private static Path resolved(Path path) {
        try {
            return OutputPath.resolve(path);
        } catch (IOException failure) {
            throw new UsageException("The state file '" + path + "' cannot be opened (" + FileProblem.of(failure)
                    + "); choose another" + " file.");
        }
    }

    /** Names that differ only in case or Unicode normalization are the same file on some file systems. */
    private static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other)) {
                return true;
            }
            return spelled(one).equals(spelled(other));
        } catch (IOException unreadable) {
            return spelled(one).equals(spelled(other));
        }
    }

    private static String spelled(Path path) {
        Path name = Objects.requireNonNull(path.getFileName(), "an output file has a name");
        return path.resolveSibling(Normalizer.normalize(name.toString(), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT))
                .toString();
    }
}
