package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every setter has an accessor of the same name that returns the value set. */
class ReadsAndWritesTest {

    private static final Map<String, Object> SAMPLES = Map.ofEntries(
            Map.entry("java.lang.String", "x"),
            Map.entry("boolean", true),
            Map.entry("long", -7L),
            Map.entry("java.time.Instant", Instant.parse("2026-11-28T10:00:00.5Z")),
            Map.entry("java.util.List<java.lang.String>", List.of("x", "y")),
            Map.entry("java.util.List<java.lang.Long>", List.of(281_474_976_710_707L)),
            Map.entry("java.util.List<dev.sbsync.client.model.Language>", List.of(new Language("de", "German", "DE"))),
            Map.entry(
                    "tools.jackson.databind.JsonNode",
                    JsonNodeFactory.instance.objectNode().put("n", 1)));

    /** Written under another name than read, or not returned by the API. */
    private static final List<String> ONE_WAY = List.of(
            "AssetPayload.folderId",
            "DatasourceEntryPayload.datasourceId",
            "DatasourceEntryPayload.position",
            "StoryPayload.baseVersionId",
            "StoryPayload.translatedSlugs");

    record Resource(Payload<?> empty, Function<JsonNode, Object> read) {
        @Override
        public String toString() {
            return empty.toString();
        }
    }

    static List<Resource> resources() {
        return List.of(
                new Resource(StoryPayload.empty(), Story::of),
                new Resource(SpacePayload.empty(), Space::of),
                new Resource(ApiKeyPayload.empty(), ApiKey::of),
                new Resource(AssetPayload.empty(), Asset::of),
                new Resource(AssetFolderPayload.empty(), AssetFolder::of),
                new Resource(ComponentPayload.empty(), Component::of),
                new Resource(ComponentGroupPayload.empty(), ComponentGroup::of),
                new Resource(DatasourcePayload.empty(), Datasource::of),
                new Resource(DatasourceEntryPayload.empty(), DatasourceEntry::of),
                new Resource(InternalTagPayload.empty(), InternalTag::of),
                new Resource(PresetPayload.empty(), Preset::of));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void setAttribute_all_areReadByTheSameName(Resource resource) {
        List<Method> setters = setters(resource.empty());

        assertThat(setters).isNotEmpty().allSatisfy(setter -> {
            Type type = setter.getGenericParameterTypes()[0];
            Object sample = SAMPLES.get(type.getTypeName());
            Payload<?> written = (Payload<?>) setter.invoke(resource.empty(), sample);
            Object record = resource.read().apply(written.json());
            Object read = record.getClass().getMethod(setter.getName()).invoke(record);

            assertThat(plain(read)).isEqualTo(sample);
        });
    }

    @ParameterizedTest
    @MethodSource("resources")
    void attribute_ofAnotherType_isTheDefault(Resource resource) throws ReflectiveOperationException {
        for (Method setter : setters(resource.empty())) {
            Payload<?> sample = (Payload<?>)
                    setter.invoke(resource.empty(), SAMPLES.get(setter.getGenericParameterTypes()[0].getTypeName()));
            JsonNode other = JsonNodeFactory.instance
                    .objectNode()
                    .putNull(sample.json().propertyNames().iterator().next());
            Object record = resource.read().apply(other);

            assertThat(record.getClass().getMethod(setter.getName()).invoke(record))
                    .as(setter.getName())
                    .isIn(
                            "",
                            false,
                            0L,
                            List.of(),
                            Optional.empty(),
                            OptionalLong.empty(),
                            JsonNodeFactory.instance.nullNode());
        }
    }

    @Test
    void assetMetadata_ofOlderSpaces_isReadUnderOptions() {
        Space space = Space.of(Nodes.node("{\"options\":{\"asset_custom_meta_data_schema\":[{\"key\":\"license\"}],"
                + "\"required_assest_fields\":[\"alt\"]}}"));

        assertThat(space.assetMetadataSchema().toString()).isEqualTo("[{\"key\":\"license\"}]");
        assertThat(space.requiredAssetFields()).containsExactly("alt");
    }

    private static List<Method> setters(Payload<?> payload) {
        return Stream.of(payload.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == payload.getClass()
                        && method.getParameterCount() == 1
                        && !List.of("forTarget", "removeDimension").contains(method.getName())
                        && !ONE_WAY.contains(payload.getClass().getSimpleName() + "." + method.getName()))
                .toList();
    }

    private static Object plain(Object read) {
        if (read instanceof Optional<?> optional) {
            return optional.orElseThrow();
        }
        return read instanceof OptionalLong number ? number.getAsLong() : read;
    }
}
