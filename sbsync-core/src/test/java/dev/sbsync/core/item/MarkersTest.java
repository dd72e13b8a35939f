package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkersTest {

    private static final Markers LISTED = Markers.of(Map.of(
            "state", "draft",
            "full_slug", "blog/a",
            "updated_at", "2026-11-23T12:00:00Z",
            "current_version_id", "7"));

    @ParameterizedTest
    @CsvSource({
        "state, published, true",
        "uuid, new, true",
        "updated_at, 2026-11-23T12:00:01Z, true",
        "current_version_id, 8, true",
        "full_slug, news/a, false"
    })
    void changedMarker_countsUnlessItIsTheFullSlugAlone(String name, String value, boolean counts) {
        Markers now = LISTED.written(name, value, null);

        assertThat(LISTED.moved(now)).isEqualTo(counts);
        assertThat(LISTED).isNotEqualTo(now);
    }

    @Test
    void markerThatOneListLacks_countsUnlessItIsTheVersion() {
        assertThat(LISTED.moved(without("current_version_id"))).isFalse();
        assertThat(without("current_version_id").moved(LISTED)).isFalse();
        assertThat(LISTED.moved(without("updated_at"))).isTrue();
        assertThat(without("updated_at").moved(LISTED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T11:59:59Z, true",
        "2026-11-23T12:00:00.000001Z, false",
        "2026-11-23T12:00:02Z, false",
        "2026-11-23T12:00:02.001Z, true"
    })
    void updatedAt_withinTheTimeOfOurOwnRequest_doesNotCount(String updatedAt, boolean counts) {
        Markers ours = new Markers(LISTED.values(), Instant.parse("2026-11-23T12:00:02Z"));

        assertThat(ours.moved(LISTED.written(Markers.UPDATED_AT, updatedAt, null)))
                .isEqualTo(counts);
    }

    private static Markers without(String name) {
        Map<String, String> values = new LinkedHashMap<>(LISTED.values());
        values.remove(name);
        return Markers.of(values);
    }
}
