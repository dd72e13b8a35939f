package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two lists of entries are in sync after one run that writes nothing needless, and stay so. */
class DatasourceEntriesProperties {

    /** An entry with its value, and its value in the dimension {@code de}. */
    record Entry(String name, String value, String german) {}

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> values = Arbitraries.of("x", "y");
        Arbitrary<Entry> entry = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e", "f"), values, Arbitraries.of("", "x", "y"))
                .as(Entry::new);
        return entry.list().ofMaxSize(8).uniqueElements(Entry::name).ofMaxSize(6);
    }

    @Property(tries = 60)
    void run_anyLists_convergeWithTheFewestWrites(
            @ForAll("entries") List<Entry> wanted, @ForAll("entries") List<Entry> there, @ForAll boolean shifts) {
        try (KindSides kinds = new KindSides(
                        Sides.of(
                                fake -> fake.with(
                                        shifts ? new Switch[] {Switch.ENTRY_POSITION_SHIFTS_OTHERS} : new Switch[0]),
                                source -> {},
                                target -> {}),
                        Kind.DATASOURCES);
                ManagementClient client = kinds.sides.client()) {
            DatasourceSides source = filled(client, Sides.SOURCE, wanted);
            DatasourceSides target = filled(client, Sides.TARGET, there);
            kinds.sides.api.clearRequests();

            assertThat(kinds.run().ending()).isEqualTo(RunEnding.DONE);

            assertThat(kinds.writes()).hasSizeLessThanOrEqualTo(most(wanted, there));
            List<String> lines = new ArrayList<>(target.lines("labels"));
            lines.retainAll(source.lines("labels"));
            assertThat(lines).isEqualTo(source.lines("labels"));
            kinds.sides.api.clearRequests();
            assertThat(kinds.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(kinds.writes()).isEmpty();
        }
    }

    private static DatasourceSides filled(ManagementClient client, long space, List<Entry> entries) {
        DatasourceSides datasources = new DatasourceSides(client, space).datasource("labels", "de");
        for (Entry entry : entries) {
            datasources.entry("labels", entry.name(), entry.value());
            if (!entry.german().isEmpty()) {
                datasources.value("labels", entry.name(), "de=" + entry.german());
            }
        }
        return datasources;
    }

    /** Returns the number of entries that are new, changed or out of place, and of changed values of the dimension. */
    private static int most(List<Entry> wanted, List<Entry> there) {
        Map<String, Entry> before = there.stream().collect(Collectors.toMap(Entry::name, Function.identity()));
        List<Entry> both = wanted.stream()
                .filter(entry -> before.containsKey(entry.name()))
                .toList();
        List<String> places = there.stream()
                .map(Entry::name)
                .filter(name -> both.stream().anyMatch(entry -> entry.name().equals(name)))
                .toList();
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i).name();
            if (i >= places.size() ? before.containsKey(name) : !places.get(i).equals(name)) {
                out.add(i);
            }
        }
        int writes = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Entry entry = wanted.get(i);
            Entry known = before.get(entry.name());
            boolean moved = !out.isEmpty() && i >= out.get(0) && i <= out.get(out.size() - 1);
            writes += known == null || moved || !known.value().equals(entry.value()) ? 1 : 0;
            writes += entry.german().equals(known == null ? "" : known.german()) ? 0 : 1;
        }
        return writes;
    }
}
