package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    @ParameterizedTest
    @CsvSource({
        "0, EU",
        "999999, EU",
        "1000000, US",
        "1999999, US",
        "2000000, CA",
        "2999999, CA",
        "3000000, AP",
        "3999999, AP",
        "281474976710656, EU",
        "562949953421311, EU",
        "562949953421312, US",
        "844424930131967, US",
        "844424930131968, CA",
        "1125899906842623, CA",
        "1125899906842624, AP",
        "1407374883553279, AP",
        "1688849860263936, CN",
        "1970324836974591, CN"
    })
    void ofSpace_idOfARegion_isThatRegion(long id, Region region) {
        assertThat(Region.ofSpace(id)).contains(region);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                -1,
                4_000_000,
                Integer.MAX_VALUE,
                (1L << 32) + 5,
                (1L << 48) - 1,
                5L << 48,
                7L << 48,
                31L << 48,
                1L << 53,
                (1L << 53) + (1L << 48),
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void ofSpace_idOfNoRegion_isEmpty(long id) {
        assertThat(Region.ofSpace(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EU, eu, https://mapi.storyblok.com",
        "US, us, https://api-us.storyblok.com",
        "CA, ca, https://api-ca.storyblok.com",
        "AP, ap, https://api-ap.storyblok.com",
        "CN, cn, https://app.storyblokchina.cn"
    })
    void baseUrlAndCode_anyRegion_areStorybloks(Region region, String code, String url) {
        assertThat(region.code()).isEqualTo(code);
        assertThat(region.baseUrl()).hasToString(url);
    }

    @ParameterizedTest
    @EnumSource
    void ofCode_ownCodeInAnyCase_isTheRegion(Region region) {
        assertThat(Region.ofCode(region.code())).contains(region);
        assertThat(Region.ofCode(region.name())).contains(region);
    }

    @Test
    void ofCode_unknown_isEmpty() {
        assertThat(Region.ofCode("uk")).isEmpty();
    }
}
