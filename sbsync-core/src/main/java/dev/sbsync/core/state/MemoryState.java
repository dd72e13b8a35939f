package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** State that ends with the process. It keeps a few runs only, for each holds its items. */
final class MemoryState implements StateStore {

    private static final int RUNS = 3;

    private final Map<Long, Baseline> baselines = new HashMap<>();
    private final Map<String, MemoryRun> runs = new LinkedHashMap<>();
    private @Nullable SpacePair pair;

    @Override
    public synchronized void claim(SpacePair newPair) {
        if (pair != null && !pair.equals(newPair)) {
            throw new StateException(
                    StateException.Kind.FOREIGN,
                    "This state is of " + pair + ", not of " + newPair + "; give each pair of spaces its own.");
        }
        pair = newPair;
    }

    @Override
    public synchronized Optional<SpacePair> pair() {
        return Optional.ofNullable(pair);
    }

    @Override
    public synchronized Optional<Baseline> baseline(long sourceId) {
        return Optional.ofNullable(baselines.get(sourceId));
    }

    @Override
    public synchronized void remember(Collection<Baseline> inSync) {
        inSync.forEach(baseline -> baselines.put(baseline.sourceId(), baseline));
    }

    @Override
    public synchronized RunLog begin(
            RunHeader header, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        claim(header.pair());
        List<StoredItem> before = runs.values().stream()
                .reduce((one, next) -> next)
                .map(MemoryRun::items)
                .orElse(List.of());
        MemoryRun run = new MemoryRun(header, items, results, Begun.inTheAir(before, items), attempt);
        runs.put(header.runId(), run);
        if (runs.size() > RUNS) {
            runs.remove(runs.keySet().iterator().next());
        }
        return run;
    }

    @Override
    public synchronized RunLog resume(
            String runId, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        MemoryRun run = runs.get(runId);
        if (run == null) {
            throw new StateException(StateException.Kind.NO_RUN, "There is no run '" + runId + "'.");
        }
        run.planAgain(items, results, attempt);
        return run;
    }

    @Override
    public synchronized List<StoredRun> runs() {
        return runs.values().stream().map(MemoryRun::asStored).toList();
    }

    @Override
    public synchronized Optional<StoredRun> run(String runId) {
        return Optional.ofNullable(runs.get(runId)).map(MemoryRun::asStored);
    }

    @Override
    public synchronized List<StoredItem> items(String runId) {
        MemoryRun run = runs.get(runId);
        return run == null ? List.of() : run.items();
    }

    @Override
    public void close() {}

    private final class MemoryRun implements RunLog {

        private final RunHeader header;
        private final Map<Long, StoredItem> items = new LinkedHashMap<>();

        /** What was in sync until this run announced a write of it: put back where that surely had no effect. */
        private final Map<Long, Baseline> putAside = new HashMap<>();

        private final List<RunAttempt> attempts = new ArrayList<>();
        private Supplier<RunAttempt> attempt;

        MemoryRun(
                RunHeader header,
                List<PlannedItem> planned,
                Collection<ItemResult> results,
                Map<Long, ResumePoint> begun,
                Supplier<RunAttempt> attempt) {
            this.header = header;
            this.attempt = attempt;
            attempts.add(attempt.get());
            plan(planned, results, begun);
        }

        void planAgain(List<PlannedItem> planned, Collection<ItemResult> results, Supplier<RunAttempt> furtherAttempt) {
            attempt = furtherAttempt;
            attempts.add(attempt.get());
            Map<Long, ResumePoint> begun = new HashMap<>();
            items.values().forEach(item -> begun.put(item.item().source().id(), Begun.resumed(item.begun())));
            plan(planned, results, begun);
        }

        private void plan(List<PlannedItem> planned, Collection<ItemResult> results, Map<Long, ResumePoint> begun) {
            items.clear();
            for (PlannedItem item : planned) {
                long sourceId = item.source().id();
                ResumePoint point = begun.getOrDefault(sourceId, ResumePoint.START);
                items.put(sourceId, new StoredItem(item, point, null));
            }
            results.forEach(this::put);
        }

        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            synchronized (MemoryState.this) {
                return stored(item).begun();
            }
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {
            synchronized (MemoryState.this) {
                begun(item, Begun.announced(stored(item).begun(), step.kind()));
                Baseline known = step.kind().aboutAnother()
                        ? null
                        : baselines.remove(item.source().id());
                if (known != null) {
                    putAside.put(known.sourceId(), known);
                }
            }
        }

        @Override
        public void retract(PlannedItem item, WriteStep step) {
            synchronized (MemoryState.this) {
                ResumePoint point = Begun.retracted(stored(item).begun(), step.kind());
                begun(item, point);
                Baseline known = point.unanswered().isEmpty()
                        ? putAside.remove(item.source().id())
                        : null;
                if (known != null) {
                    baselines.put(known.sourceId(), known);
                }
            }
        }

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {
            synchronized (MemoryState.this) {
                begun(item, Begun.confirmed(stored(item).begun(), step.kind(), targetId));
                if (!step.kind().aboutAnother()) {
                    putAside.remove(item.source().id());
                }
            }
        }

        private void begun(PlannedItem item, ResumePoint point) {
            progressed();
            StoredItem before = stored(item);
            items.put(item.source().id(), new StoredItem(before.item(), point, before.result()));
        }

        @Override
        public void ended(List<ItemResult> results, @Nullable Baseline inSync) {
            synchronized (MemoryState.this) {
                progressed();
                results.stream()
                        .filter(result -> !(result.outcome() instanceof Outcome.Cancelled))
                        .forEach(this::put);
                results.forEach(result -> putAside.remove(result.item().source().id()));
                if (inSync != null) {
                    baselines.put(inSync.sourceId(), inSync);
                }
            }
        }

        private void put(ItemResult result) {
            StoredItem before = stored(result.item());
            // a result that is kept goes with the plan that it is the result of, and with that plan's reasons
            items.put(result.item().source().id(), new StoredItem(result.item(), before.begun(), result));
        }

        @Override
        public void finished(RunAttempt ended) {
            synchronized (MemoryState.this) {
                attempts.set(attempts.size() - 1, ended);
            }
        }

        /** Keeps how far the attempt is, as a file does whenever it stores something. */
        private void progressed() {
            attempts.set(attempts.size() - 1, attempt.get());
        }

        private StoredItem stored(PlannedItem item) {
            StoredItem known = items.get(item.source().id());
            if (known == null) {
                throw new IllegalStateException("'" + item.source().path() + "' is no item of " + header.runId());
            }
            return known;
        }

        List<StoredItem> items() {
            return List.copyOf(items.values());
        }

        StoredRun asStored() {
            OutcomeCounts counts = OutcomeCounts.NONE;
            for (StoredItem item : items.values()) {
                ItemResult result = item.result();
                counts = result == null ? counts : counts.plus(result.outcome());
            }
            return new StoredRun(header, items.size(), counts, attempts);
        }
    }
}
