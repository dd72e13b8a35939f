package dev.sbsync.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.JsonTexts;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any JSON document is written as the text that was read. */
class JsonPropertiesTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void parseThenWrite_anyDocument_isTheSameText(@ForAll("documents") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(new String(Json.write(Json.parse(bytes)), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> documents() {
        return JsonTexts.values();
    }
}
