package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payloads of all resources know the attributes of the API, and which of them it sets itself. */
class PayloadsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The writable attributes of each resource, from the request types of the API documentation. */
    private static final Map<Class<?>, String> DOCUMENTED = Map.ofEntries(
            Map.entry(
                    StoryPayload.class,
                    "name slug content is_folder parent_id is_startpage position default_root disable_fe_editor path"
                            + " sort_by_date tag_list meta_data pinned group_id first_published_at publish_at expire_at"
                            + " translated_slugs_attributes base_version_id"),
            Map.entry(
                    SpacePayload.class,
                    "name domain languages default_lang_name default_ai_lang_code default_root use_translated_stories"
                            + " show_stories_alternative_versions hide_flag_icons flag_icons_display_mode environments"
                            + " encode_preview_urls asset_custom_meta_data_schema translatable_asset_fields"
                            + " required_assest_fields tablet_size mobile_size auto_delete_old_versions_after_days"
                            + " enable_extended_char_set_in_stories_slug dimensions_app_folders"),
            Map.entry(InternalTagPayload.class, "name object_type"),
            Map.entry(ComponentGroupPayload.class, "name parent_id"),
            Map.entry(DatasourcePayload.class, "name slug dimensions_attributes"),
            Map.entry(DatasourceEntryPayload.class, "name value datasource_id position dimension_value"),
            Map.entry(AssetFolderPayload.class, "name parent_id"),
            Map.entry(
                    AssetPayload.class,
                    "alt title copyright source focus is_private asset_folder_id ext_id internal_tag_ids publish_at"
                            + " expire_at meta_data"),
            Map.entry(AssetUploadPayload.class, "filename size asset_folder_id is_private validate_upload ext_id id"),
            Map.entry(
                    ComponentPayload.class,
                    "name display_name description schema image preview_field preview_tmpl is_root is_nestable preset_id"
                            + " component_group_uuid color icon content_type_asset_preview internal_tag_ids metadata"),
            Map.entry(PresetPayload.class, "name component_id preset image icon color description"),
            Map.entry(ApiKeyPayload.class, "access name branch_id story_ids release_ids min_cache"));

    /** A story or folder keeps its kind. */
    private static final Set<String> SET_BY_FACTORIES = Set.of("is_folder");

    static List<Payload<?>> payloads() {
        return List.of(
                StoryPayload.empty(),
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

        Set<String> known = new TreeSet<>(payload.rules().accepted());
        known.removeAll(SET_BY_FACTORIES);
        assertThat(set).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void attributes_documented_areKnown(Payload<?> payload) {
        String documented = Objects.requireNonNull(DOCUMENTED.get(payload.getClass()));

        assertThat(payload.rules().accepted()).containsExactlyInAnyOrder(documented.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void attribute_cleared_isSentAsNull(Payload<?> payload) {
        String attribute = payload.rules().accepted().iterator().next();

        assertThat(payload.clear(attribute).json().path(attribute).isNull()).isTrue();
        assertThat(payload.clear(attribute).without(attribute)).isEqualTo(payload);
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
                && !method.getName().equals("withField")
                && !method.getName().equals("forTarget");
    }

    private static Object call(Method method, Payload<?> payload) {
        List<Object> arguments = new ArrayList<>();
        for (Type type : method.getGenericParameterTypes()) {
            arguments.add(argument(type));
        }
        try {
            return method.invoke(payload, arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " failed", e);
        }
    }

    private static Object argument(Type type) {
        if (type.getTypeName().contains("TranslatedSlug")) {
            return List.of(new TranslatedSlug(0, "de", "hallo", Optional.empty()));
        }
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
