package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.review.PlanFileException;
import dev.sbsync.core.review.StalePlanException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * For random edits of both sides: a run of a plan file writes the items of the plan and no other; a decision that was
 * edited counts; after any further change it refuses; and a file that is damaged is refused by its line.
 */
class PlanFileProperties {

    private static final int STORIES = 8;
    private static final Pattern DECISION = Pattern.compile("\"decision\" : \"(overwrite|skip)\"");

    /** Spaces that were synced and edited since, with the text of a plan. */
    private record Scene(Sides sides, StateStore state, String text, Random random) implements AutoCloseable {

        @Override
        public void close() {
            sides.close();
        }
    }

    private static Scene scene(long seed) {
        Random random = new Random(seed);
        Sides sides = Sides.of(source -> {
            source.folder("f");
            for (int i = 0; i < STORIES; i++) {
                boolean live = i % 3 == 0;
                source.story((i % 2 == 0 ? "f/" : "") + "s" + i, story -> {
                    story.field("v", 0);
                    if (live) {
                        story.published();
                    }
                });
            }
        });
        StateStore state = StateStore.inMemory();
        Sides.run(sides.sync().state(state).build());
        for (int i = 0; i < random.nextInt(6); i++) {
            edit(sides.source(), random);
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            edit(sides.target(), random);
        }
        boolean forgets = random.nextInt(3) == 0;
        StateStore known = forgets ? StateStore.inMemory() : state;
        SpaceSync sync = sides.sync()
                .state(known)
                .onDrift(random.nextBoolean() ? OnDrift.SKIP : OnDrift.OVERWRITE)
                .build();
        PlanReads reads =
                random.nextBoolean() ? PlanReads.NONE : random.nextBoolean() ? PlanReads.SUSPECTS : PlanReads.ALL;
        return new Scene(sides, known, sync.planText(sync.plan(reads)), random);
    }

    /** Edits, renames, publishes or deletes a story. */
    private static void edit(FakeSpace space, Random random) {
        List<String> paths = space.stories().stream()
                .filter(story -> !story.folder())
                .map(story -> story.path())
                .toList();
        String path = paths.get(random.nextInt(paths.size()));
        int value = random.nextInt(1_000_000) + 1;
        space.edit(path, story -> {
            switch (random.nextInt(5)) {
                case 0 -> story.name("n" + value);
                case 1 -> story.slug("r" + value);
                case 2 -> story.field("v", value).publish();
                case 3 -> story.delete();
                default -> story.field("v", value);
            }
        });
    }

    @Property(tries = 60)
    void run_writesTheItemsOfThePlan_andNoOther_asDecided(@ForAll("seeds") long seed) {
        try (Scene scene = scene(seed)) {
            String edited = edited(scene.text, scene.random);
            PlanFile file = PlanFile.parse(edited);
            Set<String> toWrite = new HashSet<>();
            Set<String> left = new HashSet<>();
            file.items()
                    .forEach(item -> (String.valueOf(item.decision()).equals("overwrite") ? toWrite : left)
                            .add(item.key().toString()));
            SpaceSync sync =
                    scene.sides.sync().state(scene.state).planFile(file).build();
            SyncPlan plan = sync.plan();
            assertThat(plan.items().stream()
                            .filter(item -> item.operation().readsContent())
                            .map(item -> item.key().toString()))
                    .isSubsetOf(toWrite);

            SyncReport report = sync.run(plan);

            assertThat(report.items()).allSatisfy(result -> {
                if (left.contains(result.item().key().toString())) {
                    assertThat(result.outcome().word()).isIn("skipped", "unchanged", "failed", "blocked");
                } else {
                    assertThat(result.outcome().word()).isIn("created", "updated", "unchanged");
                }
            });
            assertThat(report.items()).hasSameSizeAs(file.items());
        }
    }

    /** Edits decisions on items that nothing else needs: stories. */
    private static String edited(String text, Random random) {
        StringBuilder edited = new StringBuilder();
        Matcher decision = DECISION.matcher(text);
        while (decision.find()) {
            boolean skips = decision.group(1).equals("overwrite");
            String now = random.nextInt(3) > 0 ? decision.group(1) : skips ? "skip" : "overwrite";
            decision.appendReplacement(edited, "\"decision\" : \"" + now + "\"");
        }
        return decision.appendTail(edited).toString();
    }

    @Property(tries = 60)
    void anyFurtherChange_refuses_andWritesNothing(@ForAll("seeds") long seed) {
        try (Scene scene = scene(seed)) {
            edit(scene.random.nextBoolean() ? scene.sides.source() : scene.sides.target(), scene.random);
            SpaceSync sync = scene.sides
                    .sync()
                    .state(scene.state)
                    .planFile(PlanFile.parse(scene.text))
                    .build();
            scene.sides.api.clearRequests();

            assertThatThrownBy(sync::plan).isInstanceOf(StalePlanException.class);
            assertThat(scene.sides.api.writes()).isEmpty();
        }
    }

    @Property(tries = 20)
    void damagedText_isRefusedByItsLine_orMeansTheSame(@ForAll("seeds") long seed) {
        try (Scene scene = scene(seed)) {
            PlanFile whole = PlanFile.parse(scene.text);
            for (int i = 0; i < 50; i++) {
                int at = scene.random.nextInt(scene.text.length() - 2);
                String cut = scene.text.substring(0, at);
                assertThatThrownBy(() -> PlanFile.parse(cut))
                        .isInstanceOf(PlanFileException.class)
                        .hasMessageStartingWith("line ");
                refusedOrReadable(cut + (char) ('!' + scene.random.nextInt(90)) + scene.text.substring(at + 1), whole);
            }
        }
    }

    /** A changed letter of a name or constant is refused here; of a marker or path, when the plan is checked. */
    private static void refusedOrReadable(String damaged, PlanFile whole) {
        try {
            assertThat(PlanFile.parse(damaged).items()).hasSameSizeAs(whole.items());
        } catch (PlanFileException refused) {
            assertThat(refused.line()).isBetween(1, (int) damaged.lines().count());
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }
}
