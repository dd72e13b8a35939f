package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class StoredFormTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"n\":1.10}                    | {\"n\":\"1.1\"}",
                "{\"n\":31}                      | {\"n\":31.0}",
                "{\"b\":[{\"component\":\"x\"}]} | {\"b\":[{\"component\":\"x\",\"_uid\":\"u\"}]}",
                "{\"t\":\"\"}                    | {\"t\":null}",
                "{\"t\":\"\"}                    | {}",
                "{}                              | {\"t\":[]}",
                "{\"t\":\"a\",\"_editable\":\"<\"} | {\"t\":\"a\"}",
            })
    void of_aFormThatAServerStores_isTheSameValue(String sent, String stored) {
        assertThat(StoredForm.of(JSON.readTree(sent), JSON.readTree(stored))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"n\":1}          | {\"n\":\"2\"}",
                "{\"n\":1}          | {\"n\":\"one\"}",
                "{\"n\":1}          | {\"n\":true}",
                "{\"t\":\"a\"}      | {\"t\":\"A\"}",
                "{\"t\":\"a\"}      | {}",
                "{\"t\":\"a\"}      | {\"t\":\"a\",\"more\":1}",
                "{\"b\":[1,2]}      | {\"b\":[1]}",
                "{\"b\":[1,2]}      | {\"b\":[2,1]}",
                "{\"b\":{\"x\":1}}  | {\"b\":[1]}",
                "{\"t\":false}      | {}",
            })
    void of_anythingElse_isAnotherValue(String sent, String stored) {
        assertThat(StoredForm.of(JSON.readTree(sent), JSON.readTree(stored))).isFalse();
    }
}
