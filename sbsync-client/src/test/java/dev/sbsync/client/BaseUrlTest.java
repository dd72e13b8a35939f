package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://mapi.storyblok.com, https://mapi.storyblok.com",
        "https://mapi.storyblok.com/, https://mapi.storyblok.com",
        "HTTPS://MAPI.Storyblok.com:8443, https://mapi.storyblok.com:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://LOCALHOST, http://localhost",
        "http://127.0.0.1:1, http://127.0.0.1:1",
        "http://127.1.2.3, http://127.1.2.3",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void checked_schemeHostPort_isAccepted(URI url, String expected) {
        assertThat(BaseUrl.checked(url)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://mapi.storyblok.com, clear text",
        "http://localhost.example.com, clear text",
        "http://127.0.0.1.example.com, clear text",
        "http://127.evil.example, clear text",
        "http://0.0.0.0, clear text",
        "http://[::2], clear text",
        "ftp://localhost, neither https nor http",
        "mapi.storyblok.com, neither https nor http",
        "//mapi.storyblok.com, neither https nor http",
        "https:mapi.storyblok.com, no valid host",
        "https:///v1, no valid host",
        "https://my_host, no valid host",
        "https://mapi.storyblok.com/v1, path",
        "https://mapi.storyblok.com//, path",
        "https://mapi.storyblok.com?a=b, query",
        "https://mapi.storyblok.com#a, fragment",
        "https://mapi.storyblok.com:0, port",
        "https://mapi.storyblok.com:65536, port"
    })
    void checked_anythingElse_isRefusedWithItsValueAndTheReason(URI url, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagementClient.builder().baseUrl(url))
                .withMessageContaining("\"" + url + "\"")
                .withMessageContaining(reason)
                .withMessageContaining("such as https://mapi.storyblok.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://joe:pa55word@mapi.storyblok.com",
                "http://localhost@mapi.storyblok.com",
                "http://pa55word@localhost:1",
                "https://joe:pa55word@my_host"
            })
    void checked_userInfo_isRefusedWithoutRepeatingIt(URI url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.checked(url))
                .withMessageContaining("user info")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("pa55word", "localhost@"));
    }
}
