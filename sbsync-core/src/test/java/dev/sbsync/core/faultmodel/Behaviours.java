package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The behaviours of the API that are switched on in some runs of the model. */
final class Behaviours {

    /** With these, a write is refused that succeeds without them: items may fail by name. */
    static final Set<Switch> REFUSING = EnumSet.of(
            Switch.SLUG_ASCII_ONLY,
            Switch.TRANSLATED_SLUG_UNIQUE,
            Switch.PUBLISH_NEEDS_REQUIRED_FIELDS,
            Switch.PUBLISH_SAVES_BEFORE_REFUSAL);

    /** With these, a write succeeds, and not all of it is stored, or in another spelling. */
    static final Set<Switch> RESPELLING = EnumSet.of(
            Switch.TRANSLATED_SLUGS_IGNORED,
            Switch.SLUG_TRANSLITERATED,
            Switch.POSITION_IGNORED,
            Switch.BLANK_STORED_AS_NULL,
            Switch.EMPTY_META_DATA_STORED_AS_NULL,
            Switch.TIMES_STORED_WITH_ZONE,
            Switch.TAGS_IGNORE_CASE,
            Switch.MISSING_UIDS_FILLED_IN,
            Switch.NUMBERS_STORED_AS_TEXT);

    /** With these, reads show the same in another form. */
    static final Set<Switch> READING = EnumSet.of(
            Switch.FOLDER_CONTENT_READ_AS_NULL,
            Switch.VERSION_BY_ID_MISSING,
            Switch.LISTS_WITHOUT_TOTAL,
            Switch.UUID_UPDATE_MOVES_UPDATED_AT,
            Switch.RETRY_AFTER);

    /** With these, items other than stories are listed, refused or ordered in another way. */
    static final Set<Switch> OF_ITEMS = EnumSet.of(
            Switch.REFUSED_WITH_ONE_TEXT,
            Switch.EVERY_LIST_PAGED,
            Switch.SETTINGS_UNDER_OPTIONS,
            Switch.ASSET_SCHEMA_READ_AS_MAP,
            Switch.ENTRY_POSITION_SHIFTS_OTHERS);

    /** With these, assets are listed, stored or refused in another way. */
    static final Set<Switch> OF_ASSETS = EnumSet.of(
            Switch.UNFINISHED_ASSETS_UNLISTED,
            Switch.EXT_ID_FILTER_IGNORED,
            Switch.META_DATA_HAS_FIELDS_TOO,
            Switch.OLD_ASSET_ROWS);

    private Behaviours() {}

    /** Returns none in half of the runs, else up to three. */
    static Set<Switch> any(Random random) {
        List<Switch> all = new ArrayList<>(all());
        Set<Switch> on = EnumSet.noneOf(Switch.class);
        for (int i = random.nextInt(2) * (1 + random.nextInt(3)); i > 0; i--) {
            on.add(all.get(random.nextInt(all.size())));
        }
        return on;
    }

    /** Returns some of those that are about items other than stories, in a third of the runs. */
    static Set<Switch> anyOfItems(Random random) {
        return someOf(OF_ITEMS, random);
    }

    /** Returns some of those that are about assets, in a third of the runs. */
    static Set<Switch> anyOfAssets(Random random) {
        return someOf(OF_ASSETS, random);
    }

    private static Set<Switch> someOf(Set<Switch> all, Random random) {
        Set<Switch> on = EnumSet.copyOf(all);
        on.removeIf(behaviour -> random.nextInt(2) == 0);
        return random.nextInt(3) == 0 ? on : Set.of();
    }

    static Set<Switch> all() {
        Set<Switch> all = EnumSet.copyOf(REFUSING);
        all.addAll(RESPELLING);
        all.addAll(READING);
        return all;
    }

    /** Returns whether a write was refused by a switch. */
    static boolean refuse(FakeManagementApi fake) {
        return fake.switchesInEffect().stream().anyMatch(REFUSING::contains);
    }

    /** Returns whether a write was not stored as it was sent. */
    static boolean respell(FakeManagementApi fake) {
        return fake.switchesInEffect().stream().anyMatch(RESPELLING::contains);
    }
}
