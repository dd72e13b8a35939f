package dev.sbsync.core.faultmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.Switch;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a target drops, respells, reorders or normalises: a second sync writes nothing or names what it wrote again,
 * verify says equal only where both sides store the same, and nothing becomes public that the source does not publish.
 */
class ConvergenceProperties {

    /** What a target may do to a write, and how it may show what it stores. */
    static final Set<Switch> SWITCHES = EnumSet.of(
            Switch.UNKNOWN_LANGUAGE_STORED,
            Switch.TRANSLATED_SLUGS_IGNORED,
            Switch.TRANSLATED_SLUG_UNIQUE,
            Switch.SLUG_TRANSLITERATED,
            Switch.SLUG_ASCII_ONLY,
            Switch.SECOND_START_PAGE_STORED,
            Switch.POSITION_IGNORED,
            Switch.PAST_PUBLISH_AT_PUBLISHES,
            Switch.PUBLISH_NEEDS_REQUIRED_FIELDS,
            Switch.PUBLISH_SAVES_BEFORE_REFUSAL,
            Switch.BLANK_STORED_AS_NULL,
            Switch.EMPTY_META_DATA_STORED_AS_NULL,
            Switch.TIMES_STORED_WITH_ZONE,
            Switch.TAGS_IGNORE_CASE,
            Switch.MISSING_UIDS_FILLED_IN,
            Switch.NUMBERS_STORED_AS_TEXT,
            Switch.FOLDER_CONTENT_READ_AS_NULL,
            Switch.CAN_NOT_VIEW_READ_AS_EMPTY,
            Switch.CAN_NOT_VIEW_READ_WITHOUT_CONTENT,
            Switch.VERSION_BY_ID_MISSING,
            Switch.LISTS_WITHOUT_TOTAL,
            Switch.EVERY_LIST_PAGED,
            Switch.SETTINGS_UNDER_OPTIONS,
            Switch.ASSET_SCHEMA_READ_AS_MAP,
            Switch.ENTRY_POSITION_SHIFTS_OTHERS,
            Switch.META_DATA_HAS_FIELDS_TOO,
            Switch.OLD_ASSET_ROWS);

    private static final int MOST_SEEDS = 100;

    /**
     * What these react to is never sent: a slug in a language that the target lacks, the time of a publication, a start
     * page where the target has another one.
     */
    private static final Set<Switch> NEVER_MET = EnumSet.of(
            Switch.UNKNOWN_LANGUAGE_STORED, Switch.PAST_PUBLISH_AT_PUBLISHES, Switch.SECOND_START_PAGE_STORED);

    @Property(tries = 200)
    void secondSync_whateverTheTargetDoesToWrites_convergesOrSaysWhyNot(
            @ForAll("seeds") long seed, @ForAll("switches") Set<Switch> switches, @ForAll boolean remembers) {
        SyncedTwice run = SyncedTwice.withAssets(seed, switches, remembers);
        assertThat(run.problems()).isEmpty();
        assertThat(run.fake().switchesInEffect()).doesNotContainAnyElementsOf(NEVER_MET);
    }

    /** A switch that no space of the property meets would show nothing. */
    @ParameterizedTest
    @MethodSource("switchesThatAreMet")
    void everySwitch_takesEffectInOneOfTheSpaces(Switch behaviour) {
        assertThat(LongStream.rangeClosed(1, MOST_SEEDS).anyMatch(seed -> takesEffect(behaviour, seed)))
                .isTrue();
    }

    static Set<Switch> switchesThatAreMet() {
        Set<Switch> met = EnumSet.copyOf(SWITCHES);
        met.removeAll(NEVER_MET);
        return met;
    }

    private static boolean takesEffect(Switch behaviour, long seed) {
        SyncedTwice run = SyncedTwice.withAssets(seed, Set.of(behaviour), true);
        assertThat(run.problems()).isEmpty();
        return run.fake().switchesInEffect().contains(behaviour);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(1, 1_000_000);
    }

    @Provide
    Arbitrary<Set<Switch>> switches() {
        return Arbitraries.of(SWITCHES).set().ofMaxSize(6);
    }
}
