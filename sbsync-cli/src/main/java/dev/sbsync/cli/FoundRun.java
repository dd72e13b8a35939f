package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run and the state file that stores it. */
record FoundRun(Path file, StoredRun run) {

    private static final String LATEST = "latest";

    /**
     * Returns all runs of the file given by {@code --state}, else of all state files; oldest first.
     *
     * @param unreadable receives a line for each file that cannot be read; a file given by {@code --state} throws
     *     instead
     */
    static List<FoundRun> all(StateFlags flags, Environment environment, Consumer<String> unreadable) {
        List<FoundRun> found = new ArrayList<>();
        for (Path file : flags.all(environment)) {
            try (StateStore store = StateFile.read(file)) {
                new SyncState(store).runs().forEach(run -> found.add(new FoundRun(file, run)));
            } catch (StateException failure) {
                if (flags.named().isPresent()) {
                    throw failure;
                }
                unreadable.accept(failure.getMessage());
            }
        }
        found.sort(Comparator.comparing(one -> one.run().header().startedAt()));
        return found;
    }

    /**
     * Returns the run for a full id, an unambiguous id prefix, or {@value #LATEST}.
     *
     * @param all the runs, oldest first
     * @throws UsageException if there is no such run, or several; the message lists them
     */
    static FoundRun named(String word, List<FoundRun> all) {
        if (word.equals(LATEST) && !all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        List<FoundRun> begin = all.stream()
                .filter(found -> !word.isEmpty() && found.runId().startsWith(word))
                .toList();
        List<FoundRun> exact =
                begin.stream().filter(found -> found.runId().equals(word)).toList();
        List<FoundRun> found = exact.isEmpty() ? begin : exact;
        if (found.isEmpty()) {
            throw new UsageException("No run matches '" + word + "'; see 'sbsync runs'.");
        }
        if (found.size() > 1 && exact.isEmpty()) {
            throw new UsageException(found.size() + " runs match '" + word + "'; specify one of: "
                    + found.stream().map(FoundRun::runId).collect(Collectors.joining(", ")) + ".");
        }
        return found.get(0);
    }

    /**
     * Returns the run for a word, as {@link #named}; the latest is the latest that changed anything.
     *
     * @throws UsageException if there is no such run, or several
     */
    static FoundRun toUndo(String word, List<FoundRun> all) {
        if (!word.equals(LATEST)) {
            return named(word, all);
        }
        List<FoundRun> changing =
                all.stream().filter(found -> found.run().changedItems()).toList();
        if (changing.isEmpty()) {
            throw new UsageException("No run has changed anything; see 'sbsync runs'.");
        }
        return changing.get(changing.size() - 1);
    }

    /**
     * Returns the only resumable run.
     *
     * @throws UsageException if there is no such run, or several; the message lists them
     */
    static FoundRun toResume(@Nullable String runId, List<FoundRun> all) {
        if (runId != null) {
            return named(runId, all);
        }
        List<FoundRun> open =
                all.stream().filter(found -> found.run().resumable()).toList();
        if (open.isEmpty()) {
            throw new UsageException("No run to resume; see 'sbsync runs'.");
        }
        if (open.size() > 1) {
            throw new UsageException(open.size() + " runs can be resumed; specify one of: "
                    + open.stream().map(FoundRun::runId).collect(Collectors.joining(", ")) + ".");
        }
        return open.get(0);
    }

    String runId() {
        return run.header().runId();
    }
}
