package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxyTest {

    private static final URI API = URI.create("https://mapi.storyblok.com");

    @AfterEach
    void clear() {
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
    }

    private static Proxy chosen(Map<String, String> environment, URI uri) {
        return new EnvironmentProxy(environment).select(uri).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.corp:3128",
        "https_proxy, http://proxy.corp:3128",
        "HTTPS_PROXY, proxy.corp:3128"
    })
    void select_variable_used(String name, String value) {
        assertThat(chosen(Map.of(name, value), API).address())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.corp", 3128));
    }

    @Test
    void select_noProxy_direct() {
        assertThat(chosen(Map.of(), API)).isEqualTo(Proxy.NO_PROXY);
        assertThat(chosen(Map.of("HTTPS_PROXY", " "), API)).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void select_systemProperty_comesFirst() {
        System.setProperty("https.proxyHost", "system.corp");
        System.setProperty("https.proxyPort", "8080");

        Proxy proxy = chosen(Map.of("HTTPS_PROXY", "http://proxy.corp:3128"), API);

        assertThat(((InetSocketAddress) proxy.address()).getHostString()).isEqualTo("system.corp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mapi.storyblok.com | true",
                ".storyblok.com | true",
                "*.storyblok.com | true",
                "other.com, STORYBLOK.COM:443 | true",
                "* | true",
                "blok.com | false",
                "'' | false"
            })
    void select_exceptions_direct(String exceptions, boolean direct) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.corp:3128", "NO_PROXY", exceptions);

        assertThat(chosen(environment, API).equals(Proxy.NO_PROXY)).isEqualTo(direct);
    }

    @Test
    void select_loopback_direct() {
        assertThat(chosen(Map.of("HTTPS_PROXY", "http://proxy.corp:3128"), URI.create("https://localhost:8443")))
                .isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void select_variableWithPassword_refusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen(Map.of("HTTPS_PROXY", "http://u:canary@proxy.corp:3128"), API))
                .withMessageStartingWith("HTTPS_PROXY contains user info")
                .satisfies(refusal -> assertThat(refusal).message().doesNotContain("canary"));
    }
}
