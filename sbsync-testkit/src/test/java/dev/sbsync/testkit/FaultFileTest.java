package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.faults.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fault rules as a file. */
class FaultFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_everyKind_isTheRuleOfTheSameName() throws IOException {
        List<FaultRule> rules = read("""
                {"rules": [
                  {"method": "PUT", "path": "/v1/spaces/2/stories/*", "fromCall": 3, "times": 2, "action": {"status": 503}},
                  {"probability": 0.05, "seed": 42, "action": "drop-after"},
                  {"every": 10, "action": {"kind": "throttled", "headers": {"Retry-After": "1"}}},
                  {"times": "always", "action": {"kind": "status-after", "status": 500, "body": {"a": 1}}},
                  {"action": {"kind": "html", "status": 200, "answerAfter": "250ms"}},
                  {"action": {"kind": "late-commit", "delay": "20s", "status": 504}},
                  {"action": {"kind": "late-commit", "delay": "2m"}},
                  {"action": {"kind": "slow", "delay": "5s"}},
                  {"action": "drop-before"}, {"action": "reset"}, {"action": "hang"}, {"action": "hang-after"},
                  {"action": "truncate"}, {"action": "endless"},
                  {"action": "empty-page"}, {"action": {"kind": "short-page", "rows": 60}}, {"action": "repeated-page"},
                  {"action": "without-total"}, {"action": {"kind": "total", "total": 0}}, {"action": "foreign"},
                  {"action": "duplicate-key"}, {"action": {"kind": "read-lag", "delay": "3s"}},
                  {"method": "POST", "resource": "presets", "action": {"kind": "list-lag", "delay": "3s"}},
                  {"action": {"kind": "html-after", "status": 200}},
                  {"action": {"kind": "redirect", "status": 302, "location": "https://elsewhere.example/"}}]}
                """);

        assertThat(rules)
                .extracting(Object::toString)
                .containsExactly(
                        "PUT /v1/spaces/2/stories/* from call 3 2 times: status 503",
                        "* /v1/** with probability 0.05 (seed 42) always: drop after",
                        "* /v1/** from call 10 every 10 always: status 429",
                        "* /v1/** always: status 500 after",
                        "* /v1/**: HTML with 200, answered after PT0.25S",
                        "* /v1/**: status 504, committed after PT20S",
                        "* /v1/**: drop before, committed after PT2M",
                        "* /v1/**: normal, answered after PT5S",
                        "* /v1/**: drop before",
                        "* /v1/**: reset",
                        "* /v1/**: hang",
                        "* /v1/**: hang after",
                        "* /v1/**: truncate",
                        "* /v1/**: endless",
                        "* /v1/**: empty page",
                        "* /v1/**: short page of 60",
                        "* /v1/**: repeated page",
                        "* /v1/**: without Total",
                        "* /v1/**: Total 0",
                        "* /v1/**: foreign",
                        "* /v1/**: duplicate key",
                        "* /v1/**: read lag of PT3S",
                        "POST presets: list lag of PT3S",
                        "* /v1/**: HTML with 200 after",
                        "* /v1/**: redirect 302");
    }

    @Test
    void read_rules_actOnTheFake() throws IOException {
        Client client = new Client(FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(Client.SPACE, "Test"))
                .faults(read("{\"rules\": [{\"every\": 2, \"action\": {\"status\": 503, \"body\": \"text\"}}]}")));

        assertThat(IntStream.range(0, 4).mapToObj(i -> client.get("").status())).containsExactly(200, 503, 200, 503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | $ | array \"rules\"",
                "{\"rules\":[1]} | rules[0] | a rule is an object, not 1",
                "{\"rules\":[{\"action\":\"hang\"},{\"acton\":\"hang\"}]} | rules[1].acton | no such field",
                "{\"rules\":[{}]} | rules[0].action | missing",
                "{\"rules\":[{\"action\":\"explode\"}]} | rules[0].action | \"explode\" is none of",
                "{\"rules\":[{\"action\":{\"kind\":\"html\"}}]} | rules[0].action.status | not nothing",
                "{\"rules\":[{\"action\":{\"status\":99}}]} | rules[0].action.status | not 99",
                "{\"rules\":[{\"action\":{\"kind\":\"slow\",\"delay\":5}}]} | rules[0].action.delay | 250ms",
                "{\"rules\":[{\"action\":\"hang\",\"method\":\"put\"}]} | rules[0].method | \"put\"",
                "{\"rules\":[{\"action\":\"hang\",\"path\":\"v1\"}]} | rules[0].path | \"v1\"",
                "{\"rules\":[{\"action\":\"hang\",\"path\":\"/v1\",\"resource\":\"tags\"}]} | rules[0].resource | either",
                "{\"rules\":[{\"action\":\"hang\",\"every\":0}]} | rules[0].every | not 0",
                "{\"rules\":[{\"action\":\"hang\",\"times\":\"x\"}]} | rules[0].times | not \"x\"",
                "{\"rules\":[{\"action\":\"hang\",\"probability\":2}]} | rules[0].probability | not 2",
                "{\"rules\":[{\"action\":\"hang\",\"seed\":2}]} | rules[0].seed | probability",
            })
    void read_badFile_namesRuleAndField(String json, String place, String problem) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(FaultsException.class)
                .hasMessageStartingWith("bad fault rules at " + place + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void read_missingOrMalformedFile_namesIt() {
        assertThatThrownBy(() -> Faults.read(folder.resolve("none.json"))).hasMessageContaining("none.json");
        assertThatThrownBy(() -> read("{")).isInstanceOf(FaultsException.class).hasMessageContaining("faults.json");
    }

    private List<FaultRule> read(String json) throws IOException {
        return Faults.read(Files.writeString(folder.resolve("faults.json"), json));
    }
}
