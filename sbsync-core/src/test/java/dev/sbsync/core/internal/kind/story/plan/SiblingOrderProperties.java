package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.plan.SiblingOrder.Sibling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SiblingOrderProperties {

    @Property
    void writtenPositions_makeTheOrderOfTheSource(
            @ForAll @IntRange(max = 12) int count, @ForAll @IntRange(min = 1, max = 40) int spread, @ForAll long seed) {
        List<Sibling> siblings = siblings(count, spread, new Random(seed));
        List<Sibling> after = applied(siblings, SiblingOrder.positions(siblings));
        for (Sibling one : after) {
            for (Sibling other : after) {
                if (one.source() < other.source()) {
                    assertThat(one.target())
                            .as("%s before %s in %s", one, other, after)
                            .isLessThan(other.target());
                }
            }
        }
        assertThat(SiblingOrder.positions(after)).as("nothing is left to write").isEmpty();
    }

    @Property
    void siblingsThatAreInOrder_whateverTheirNumbers_areLeft(@ForAll @IntRange(max = 12) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sibling> siblings = new ArrayList<>();
        long source = 0;
        long target = 0;
        for (int i = 0; i < count; i++) {
            source += 1 + random.nextInt(20);
            target += 1 + random.nextInt(20);
            siblings.add(new Sibling(i, source, target));
        }
        assertThat(SiblingOrder.positions(siblings)).isEmpty();
    }

    @Property
    void oneThatIsInAnotherPlace_isAllThatIsWritten(@ForAll @IntRange(min = 3, max = 30) int count, @ForAll long seed) {
        int moved = new Random(seed).nextInt(count - 1);
        List<Sibling> siblings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            siblings.add(new Sibling(i, i * 10L, i == moved ? Long.valueOf(count * 10L) : Long.valueOf(i * 10L)));
        }
        assertThat(SiblingOrder.positions(siblings)).hasSize(1);
    }

    private static List<Sibling> siblings(int count, int spread, Random random) {
        List<Sibling> siblings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Long target = random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(spread) - spread / 2);
            siblings.add(new Sibling(i, random.nextInt(spread) - spread / 2, target));
        }
        return siblings;
    }

    /** A new sibling without a position of its own gets the source's. */
    private static List<Sibling> applied(List<Sibling> siblings, Map<Long, Long> positions) {
        return siblings.stream()
                .map(sibling -> new Sibling(
                        sibling.id(),
                        sibling.source(),
                        positions.getOrDefault(
                                sibling.id(),
                                sibling.target() == null ? Long.valueOf(sibling.source()) : sibling.target())))
                .toList();
    }
}
