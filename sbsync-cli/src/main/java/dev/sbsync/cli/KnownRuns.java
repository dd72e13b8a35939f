package dev.sbsync.cli;

import dev.sbsync.cli.config.Nearest;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.state.StateFile;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs of one state file or of all, oldest first. */
final class KnownRuns {

    /** A run and the file that remembers it. */
    record Known(Path file, StoredRun run) {

        String id() {
            return run.header().runId();
        }

        /** Reads what the state has of the run's items. */
        List<StoredItem> items() {
            try (StateStore state = StateFile.read(file)) {
                return state.items(id());
            }
        }
    }

    private final List<Known> runs;

    private KnownRuns(List<Known> runs) {
        this.runs = runs;
    }

    static KnownRuns in(List<Path> files) {
        List<Known> runs = new ArrayList<>();
        for (Path file : files) {
            try (StateStore state = StateFile.read(file)) {
                state.runs().forEach(run -> runs.add(new Known(file, run)));
            }
        }
        runs.sort(Comparator.comparing((Known known) -> known.run().header().startedAt())
                .thenComparing(Known::id));
        return new KnownRuns(runs);
    }

    List<Known> all() {
        return runs;
    }

    /**
     * Returns the run of a name.
     *
     * @throws UsageException if there is none, with the nearest
     */
    Known named(String id) {
        return runs.stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow(() -> {
            String near = Nearest.of(id, runs.stream().map(Known::id).toList())
                    .map(name -> " (did you mean '" + name + "'?)")
                    .orElse("");
            return new UsageException(
                    "There is no run '" + id + "'" + near + "; 'sbsync runs' lists those that are remembered.");
        });
    }

    /**
     * Returns the run to resume: the named one, or the only one that is not finished.
     *
     * @throws UsageException if none is, or several are
     */
    Known unfinished(@Nullable String id) {
        if (id != null) {
            return named(id);
        }
        List<Known> open =
                runs.stream().filter(known -> known.run().resumable()).toList();
        if (open.isEmpty()) {
            throw new UsageException("No run is unfinished, so there is nothing to resume; 'sbsync runs' lists all.");
        }
        if (open.size() > 1) {
            throw new UsageException("More than one run is unfinished: "
                    + open.stream().map(Known::id).collect(Collectors.joining(", "))
                    + "; name the one to resume.");
        }
        return open.get(0);
    }
}
