package dev.sbsync.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> WORDS = List.of("sync", "plan", "verify", "--from", "--rps", "-h");

    @ParameterizedTest
    @CsvSource({"snyc,sync", "sycn,sync", "pln,plan", "verfiy,verify", "--form,--from", "--fro,--from", "--rsp,--rps"})
    void of_smallMistake_isTheWordMeant(String typed, String meant) {
        assertThat(Nearest.of(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"resume", "''", "--token", "-x"})
    void of_anotherWord_isEmpty(String typed) {
        assertThat(Nearest.of(typed, WORDS)).isEmpty();
    }
}
