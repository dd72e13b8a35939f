package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reports match the documented schema. */
class ReportSchemaTest {

    private static final Path FILE = Path.of("..", "docs", "report.schema.json");

    private static List<Error> errors(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }

    @Test
    void report_everyOutcome_isValid() throws IOException {
        assertThat(errors(ReportJson.write(Reports.everyOutcome()))).isEmpty();
        assertThat(errors(ReportJson.write(Reports.hostile()))).isEmpty();
        assertThat(errors(ReportJson.write(Reports.resumedTwice()))).isEmpty();
        assertThat(errors(ReportJson.write(Reports.severalKinds()))).isEmpty();
        assertThat(errors(ReportJson.write(Reports.withFiles()))).isEmpty();
    }

    @Test
    void report_withoutOneOfItsNames_isInvalid() throws IOException {
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(ReportJson.write(Reports.everyOutcome()));
        for (String name : List.copyOf(report.propertyNames())) {
            assertThat(errors(report.deepCopy().without(List.of(name)).toString()))
                    .as(name)
                    .isNotEmpty();
        }
    }

    /** Every written field is in the schema. */
    @Test
    void report_hasNoNameThatTheSchemaLacks() throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(FILE));
        assertNamed(schema, schema, JsonMapper.shared().readTree(ReportJson.write(Reports.everyOutcome())), "");
        assertNamed(schema, schema, JsonMapper.shared().readTree(ReportJson.write(Reports.withFiles())), "");
    }

    private static void assertNamed(JsonNode root, JsonNode schema, JsonNode value, String at) {
        JsonNode named = schema.has("$ref")
                ? root.at(schema.path("$ref").asString().substring(1))
                : schema.has("oneOf") ? root.at("/$defs/problem") : schema;
        if (value instanceof ObjectNode && !named.has("additionalProperties")) {
            value.properties().forEach(property -> {
                String path = at + "/" + property.getKey();
                JsonNode next = named.path("properties").path(property.getKey());
                assertThat(next.isMissingNode()).as(path).isFalse();
                assertNamed(root, next, property.getValue(), path);
            });
        } else if (value instanceof ArrayNode) {
            value.forEach(element -> assertNamed(root, named.path("items"), element, at + "/*"));
        }
    }
}
