package dev.sbsync.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRequestTest {

    private static final URI ADDRESS = URI.create("https://example.com/v1/spaces/1?token=canary");

    @ParameterizedTest
    @CsvSource({
        "GET,ALWAYS,false",
        "HEAD,ALWAYS,false",
        "POST,IF_NOT_APPLIED,true",
        "PUT,IF_NOT_APPLIED,true",
        "DELETE,IF_NOT_APPLIED,true"
    })
    void builder_default_onlyReadsMayAlwaysBeRetried(String method, RetrySafety retrySafety, boolean write) {
        TransportRequest request = TransportRequest.builder(method, ADDRESS).build();

        assertThat(request.retrySafety()).isEqualTo(retrySafety);
        assertThat(request.write()).isEqualTo(write);
        assertThat(request).hasToString(method + " /v1/spaces/1");
    }

    /** A line break in a method would break the request. */
    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GET ", "GET\r\nX-Injected: 1"})
    void builder_methodNotUpperCase_refused(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportRequest.builder(method, ADDRESS))
                .withMessageStartingWith("The method must be upper case, such as GET, got '")
                .withMessageNotContaining("\n");
    }

    @Test
    void toString_always_neitherQueryNorBody() {
        TransportRequest request = TransportRequest.builder("POST", ADDRESS)
                .body("canary".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();

        assertThat(request.toString()).doesNotContain("canary");
    }
}
