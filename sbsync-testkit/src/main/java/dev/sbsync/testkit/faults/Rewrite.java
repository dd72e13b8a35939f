package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Nodes;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to a regular answer. Answers that are not lists, or not JSON, are unchanged. */
final class Rewrite {
    private Rewrite() {}

    /** Returns a list's answer with its first rows only; {@code Total} stays. */
    static FakeResponse rows(FakeResponse answer, int kept) {
        return json(answer, body -> {
            for (JsonNode member : body) {
                if (member instanceof ArrayNode rows) {
                    while (rows.size() > kept) {
                        rows.remove(rows.size() - 1);
                    }
                }
            }
            return body;
        });
    }

    /** Returns a list's answer with another {@code Total}. */
    static FakeResponse total(FakeResponse answer, int total) {
        return answer.header("Total").isEmpty() ? answer : answer.withHeader("Total", Integer.toString(total));
    }

    static FakeResponse withoutTotal(FakeResponse answer) {
        return answer.withoutHeaders("Total", "Per-Page");
    }

    /** Returns the answer with a duplicate key, in the content if the answer has content. */
    static FakeResponse duplicateKey(FakeResponse answer) {
        String text = answer.text();
        String content = "\"content\":{";
        int at = text.contains(content) ? text.indexOf(content) + content.length() : text.indexOf('{') + 1;
        String twice = "\"title\":\"a\",\"title\":\"b\"" + (text.startsWith("}", at) ? "" : ",");
        return at == 0
                ? answer
                : answer.withBody(
                        (text.substring(0, at) + twice + text.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    private static FakeResponse json(FakeResponse answer, UnaryOperator<ObjectNode> change) {
        try {
            return Nodes.parse(answer.body()) instanceof ObjectNode body
                    ? answer.withBody(Nodes.bytes(change.apply(body)))
                    : answer;
        } catch (JacksonException notJson) {
            return answer;
        }
    }
}
