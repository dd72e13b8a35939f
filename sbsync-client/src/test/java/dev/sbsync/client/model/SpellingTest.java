package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"S31, s31", "über-uns, ueber-uns", "über-uns, uber-uns", "Straße, strasse", "a_b, a-b", "café, cafe"})
    void same_whatAServerMayMakeOfIt_isOneName(String sent, String stored) {
        assertThat(Spelling.same(sent, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"S31, s32", "a, ab", "über, ober"})
    void same_anotherWord_isAnotherName(String sent, String stored) {
        assertThat(Spelling.same(sent, stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "s31", "about-us", "2026"})
    void plain_lowerCaseLettersDigitsAndSingleHyphens_isPlain(String slug) {
        assertThat(Spelling.plain(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S31", "über", "a_b", "a--b", "a-", "a.b", "a b"})
    void plain_whatAServerMaySpellDifferently_isNot(String slug) {
        assertThat(Spelling.plain(slug)).isFalse();
    }
}
