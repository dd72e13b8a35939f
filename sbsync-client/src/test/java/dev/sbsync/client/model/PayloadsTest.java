package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PayloadsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static List<Payload<?>> payloads() {
        return List.of(
                ApiKeyPayload.empty(),
                AssetFolderPayload.empty(),
                AssetPayload.empty(),
                AssetUploadPayload.empty(),
                ComponentGroupPayload.empty(),
                ComponentPayload.empty(),
                DatasourceEntryPayload.empty(),
                DatasourcePayload.empty(),
                InternalTagPayload.empty(),
                PresetPayload.empty(),
                SpacePayload.empty());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void setters_allTogether_setEveryKnownAttribute(Payload<?> payload) {
        Set<String> set = new TreeSet<>();
        for (Method method : payload.getClass().getDeclaredMethods()) {
            if (isSetter(method, payload)) {
                set.addAll(((Payload<?>) call(method, payload)).json().propertyNames());
            }
        }

        assertThat(set).isEqualTo(new TreeSet<>(payload.rules().accepted()));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void attributes_known_areNotAmongThoseThatTheApiSets(Payload<?> payload) {
        Set<String> both = new TreeSet<>(payload.rules().accepted());
        both.retainAll(payload.rules().ignored().keySet());

        assertThat(both).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void attribute_unknown_isSentIfInsistedOn(Payload<?> payload) {
        assertThat(payload.setUnknown("new_one", NODES.numberNode(1))
                        .json()
                        .path("new_one")
                        .intValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> payload.set("new_one", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(payload.json().isEmpty()).isTrue();
    }

    @Test
    void copyOf_unknownAttributes_passThrough() {
        ObjectNode raw = NODES.objectNode().put("id", 1).put("name", "hero").put("new_one", 7);

        assertThat(ComponentPayload.copyOf(Component.of(raw))
                        .displayName("Hero")
                        .json())
                .isEqualTo(
                        NODES.objectNode().put("name", "hero").put("new_one", 7).put("display_name", "Hero"));
    }

    @Test
    void field_ofASchema_leavesTheReadOneAlone() {
        ObjectNode raw = NODES.objectNode().put("name", "hero");
        raw.putObject("schema").putObject("a").put("type", "text");
        Component read = Component.of(raw);

        ObjectNode changed = read.toPayload()
                .field("b", NODES.objectNode().put("type", "number"))
                .json();

        assertThat(changed.path("schema").propertyNames()).containsExactly("a", "b");
        assertThat(read.schema().propertyNames()).containsExactly("a");
    }

    private static boolean isSetter(Method method, Payload<?> payload) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getReturnType() == payload.getClass()
                && !method.getName().equals("withField");
    }

    private static Object call(Method method, Payload<?> payload) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            arguments.add(argument(type));
        }
        try {
            return method.invoke(payload, arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " failed", e);
        }
    }

    private static Object argument(Class<?> type) {
        if (type == String.class) {
            return "x";
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return type == JsonNode.class ? NODES.objectNode() : List.of();
    }
}
