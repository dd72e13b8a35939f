package dev.sbsync.transport.internal.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Checks that a build with another version of HttpClient tests that version. */
@EnabledIfSystemProperty(named = "sbsync.httpclient", matches = ".+", disabledReason = "set by .ci/httpclient")
class HttpClientVersionTest {

    @Test
    void httpClient_isTheVersionUnderTest() {
        VersionInfo found =
                VersionInfo.loadVersionInfo("org.apache.hc.client5", getClass().getClassLoader());

        assertThat(found).isNotNull();
        assertThat(found.getRelease()).isEqualTo(System.getProperty("sbsync.httpclient"));
    }
}
