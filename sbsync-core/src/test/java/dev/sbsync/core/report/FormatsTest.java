package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({"0,item,0 items", "1,story,1 story", "25,story,25 stories", "1204,request,'1,204 requests'"})
    void count_bendsTheNoun(long number, String noun, String text) {
        assertThat(Formats.count(number, noun)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"400,0.4 s", "19349,19.3 s", "119999,120.0 s", "120000,2 min", "725000,12 min 5 s"})
    void duration_fitsItsSize(long millis, String text) {
        assertThat(Formats.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"111,6.0,about 19 s", "1,6.0,about 1 s", "412,5.5,about 1 min 15 s", "360,6,about 1 min"})
    void estimate_roundsUp(long requests, double rate, String text) {
        assertThat(Formats.estimate(requests, rate)).isEqualTo(text);
    }

    @Test
    void rate_hasOneDecimal() {
        assertThat(Formats.rate(6)).isEqualTo("6.0/s");
    }
}
