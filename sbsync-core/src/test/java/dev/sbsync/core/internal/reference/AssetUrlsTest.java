package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Asset URLs in texts. PATH is the path of an asset of the source, COPY that of its copy, CDN the target's host. */
class AssetUrlsTest {

    private final TestIdentities identities = new TestIdentities(111)
            .asset(
                    1,
                    "https://a.storyblok.com/f/111/860x645/aa11bb22cc/x.png",
                    2,
                    "https://s3.amazonaws.com/a-us.storyblok.com/f/222/860x645/ff00/x.png")
            .asset(
                    3,
                    "https://a.storyblok.com/f/111/x/aa11bb22cc/a%20b.pdf",
                    4,
                    "//a-us.storyblok.com/f/222/x/ff00/a%20b.pdf")
            .asset(
                    5,
                    "https://a.storyblok.com/f/111/aa11bb22cc/it's(1),x.pdf",
                    6,
                    "//a-us.storyblok.com/f/222/ff00/odd.pdf");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://a.storyblok.comPATH | https://CDNCOPY",
                "http://a2.storyblok.comPATH | http://CDNCOPY",
                "//a-us.storyblok.comPATH | //CDNCOPY",
                "//a2-us.storyblok.comPATH | //CDNCOPY",
                "//a-ap.storyblok.comPATH | //CDNCOPY",
                "//a2-ap.storyblok.comPATH | //CDNCOPY",
                "//a-ca.storyblok.comPATH | //CDNCOPY",
                "//a.storyblokchina.cnPATH | //CDNCOPY",
                "a.storyblok.comPATH | CDNCOPY",
                "//A.Storyblok.COMPATH | //CDNCOPY",
                "//assets.shop.examplePATH | //CDNCOPY",
                "https://s3.amazonaws.com/a.storyblok.comPATH | https://CDNCOPY",
                "//img2.storyblok.com/200x0/filters:format(webp):fill(fff)PATH | //img2.storyblok.com/200x0/filters:format(webp):fill(fff)COPY",
                "//a.storyblok.com/f/111/860X645/aa11bb22cc/x.png | //CDNCOPY",
                "https:\\/\\/a.storyblok.com\\/f\\/111\\/860x645\\/aa11bb22cc\\/x.png\\/m\\/9x9\\ | https:\\/\\/CDN\\/f\\/222\\/860x645\\/ff00\\/x.png\\/m\\/9x9\\",
                "//a.storyblok.com/f/111/x/aa11bb22cc/a%20b.pdf | //CDN/f/222/x/ff00/a%20b.pdf",
                "//a.storyblok.com/f/111/x/aa11bb22cc/%61%20b.pdf | //CDN/f/222/x/ff00/a%20b.pdf",
                "//a.storyblok.com/f/111/aa11bb22cc/it's(1),x.pdf). | //CDN/f/222/ff00/odd.pdf).",
                "url(//a.storyblok.comPATH);x:y | url(//CDNCOPY);x:y",
                "url(&quot;//a.storyblok.comPATH&quot;) | url(&quot;//CDNCOPY&quot;)",
                "<img src='//a.storyblok.comPATH'> | <img src='//CDNCOPY'>",
                "See https://a.storyblok.comPATH. | See https://CDNCOPY.",
                "//a.storyblok.comPATH 1x, //a.storyblok.comPATH/m/9x9 2x | //CDNCOPY 1x, //CDNCOPY/m/9x9 2x",
                "//a.storyblok.comPATH?cv=1#a | //CDNCOPY?cv=1#a",
                "https://proxy.example/a.storyblok.comPATH | https://proxy.example/CDNCOPY"
            })
    void url_isRewrittenByItsPath_aroundItAllIsKept(String source, String target) {
        assertThat(rewritten(text(source))).isEqualTo(text(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//x.storyblok.comPATH",
                "//xa.storyblok.comPATH",
                "//www.a.storyblok.comPATH",
                "//a.storyblok.com.examplePATH",
                "//shop.examplePATH",
                "PATH",
                "//img2.storyblok.com and thenPATH",
                "//a.storyblok.com/f/222/860x645/ff00/x.png",
                "//a.storyblok.com/f/111/860x645/aa11bb22cc/",
                "//a.storyblok.com/f/111/860x645/aa11bb22cc",
                "//a.storyblok.com/f/111/860x645//x.png",
                "//a.storyblok.com/f//860x645/aa11bb22cc/x.png",
                "//a.storyblok.com/f/1111111111111111111111/860x645/aa11bb22cc/x.png",
                "//a.storyblok.com/f/x/860x645/aa11bb22cc/x.png",
                "//a.storyblok.com/g/111/860x645/aa11bb22cc/x.png",
                "//a.storyblok.com/f/111/860x645/aa11bb22cc/X.PNG",
                "//a.storyblok.com/f/111/860x645/aa11bb22cc/%zz"
            })
    void otherText_isKept(String text) {
        assertThat(rewritten(text(text))).isEqualTo(text(text));
    }

    @Test
    void sameFileInTheTarget_isKeptInItsForm() {
        TestIdentities same = new TestIdentities(111)
                .asset(
                        1,
                        "//a.storyblok.com/f/111/aa/x.png",
                        1,
                        "https://s3.amazonaws.com/a.storyblok.com/f/111/aa/x.png");
        JsonNode text = StringNode.valueOf("//a2.storyblok.com/f/111/aa/x.png");
        assertThat(new ReferenceRewriter(Schemas.of(List.of()), same, List.of())
                        .content(text)
                        .value())
                .isSameAs(text);
    }

    @Test
    void storageWithoutAHostName_isKeptAsTheHost() {
        assertThat(AssetTarget.of(1, "https://s3.amazonaws.com/own-bucket/f/1/aa/x.png")
                        .url())
                .isEqualTo("s3.amazonaws.com/own-bucket/f/1/aa/x.png");
    }

    /** A text of many almost-URLs takes no more than linear time, or this test does not end. */
    @Test
    void longTexts_areRead() {
        String text = "//img2.storyblok.com/f/111/aa/" + "),.".repeat(200_000) + "/f/1/aa/b)".repeat(100_000);
        assertThat(rewritten(text)).isEqualTo(text);
    }

    private String rewritten(String text) {
        return new ReferenceRewriter(Schemas.of(List.of()), identities, List.of("assets.shop.example"))
                .content(StringNode.valueOf(text))
                .value()
                .stringValue();
    }

    private static String text(String names) {
        return names.replace("PATH", "/f/111/860x645/aa11bb22cc/x.png")
                .replace("COPY", "/f/222/860x645/ff00/x.png")
                .replace("CDN", "a-us.storyblok.com");
    }
}
