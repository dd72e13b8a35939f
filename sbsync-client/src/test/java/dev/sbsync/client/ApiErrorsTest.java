package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.model.StoryPayload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals by the API become exceptions: every shape of body is read, and no secret is repeated. */
class ApiErrorsTest {

    @ParameterizedTest
    @MethodSource("bodies")
    void refused_anyBodyShape_isReadIntoMessages(int status, Class<?> type, String body, List<FieldMessage> messages) {
        ApiException refused = refused(status, body);

        assertThat(refused).isExactlyInstanceOf(type);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.method()).isEqualTo("PUT");
        assertThat(refused.path()).isEqualTo("/v1/spaces/" + Clients.SPACE + "/stories/7");
        assertThat(refused.messages()).isEqualTo(messages);
        assertThat(refused.attempts()).isEqualTo(1);
        assertThat(refused.ambiguous()).isFalse();
        assertThat(refused.getMessage()).contains("PUT /v1/spaces/", Integer.toString(status));
        messages.forEach(message -> assertThat(refused.getMessage()).contains(message.message()));
    }

    static Stream<Arguments> bodies() {
        String taken = "has already been taken";
        return Stream.of(
                row(400, ApiException.class, "{\"error\":\"wrong format\"}", message("", "wrong format")),
                row(401, UnauthorizedException.class, "{\"error\":\"Unauthorized\"}", message("", "Unauthorized")),
                row(403, ForbiddenException.class, "{\"error\":\"Forbidden\"}", message("", "Forbidden")),
                row(
                        404,
                        NotFoundException.class,
                        "[\"This record could not be found\"]",
                        message("", "This record could not be found")),
                row(422, InvalidException.class, "{\"slug\":[\"" + taken + "\"]}", message("slug", taken)),
                row(422, InvalidException.class, "{\"slug\":\"is invalid\"}", message("slug", "is invalid")),
                row(
                        422,
                        InvalidException.class,
                        "{\"name\":[\"a\",\"b\"],\"slug\":[\"c\"]}",
                        message("name", "a"),
                        message("name", "b"),
                        message("slug", "c")),
                row(422, InvalidException.class, "{\"error\":\"text\"}", message("", "text")),
                row(
                        422,
                        InvalidException.class,
                        "{\"error\":[\"UUID has already been taken\"]}",
                        message("", "UUID has already been taken")),
                row(
                        422,
                        InvalidException.class,
                        "{\"error\":{\"base\":[\"not valid\"],\"internal_tag_ids\":[\"Invalid\"]}}",
                        message("base", "not valid"),
                        message("internal_tag_ids", "Invalid")),
                row(422, InvalidException.class, "{\"errors\":{\"slug\":[\"x\"]}}", message("slug", "x")),
                row(422, InvalidException.class, "{\"errors\":[\"x\",\"y\"]}", message("", "x"), message("", "y")),
                row(
                        422,
                        InvalidException.class,
                        "{\"\":[\"The component(s) x are not allowed in the field y\"]}",
                        message("", "The component(s) x are not allowed in the field y")),
                row(
                        422,
                        InvalidException.class,
                        "{\"error\":\"param is missing or the value is empty: story\",\"status\":422}",
                        message("", "param is missing or the value is empty: story")),
                row(
                        422,
                        InvalidException.class,
                        "{\"content\":{\"teaser\":[\"can't be blank\"]}}",
                        message("content.teaser", "can't be blank")),
                row(422, InvalidException.class, "\"just text\"", message("", "just text")),
                row(422, InvalidException.class, "{}"),
                row(422, InvalidException.class, "null"),
                row(422, InvalidException.class, ""),
                row(422, InvalidException.class, "{\"slug\":"),
                row(413, ApiException.class, "<html><body>Request Entity Too Large</body></html>"),
                row(409, ApiException.class, "{\"error\":\"conflict\"}", message("", "conflict")));
    }

    @Test
    void forbidden_namesPublishingOnlyWhereItWasAskedFor() {
        ScriptedTransport transport = new ScriptedTransport().thenAnswer(403, "{\"error\":\"Forbidden\"}");
        StoryOperations stories = Clients.storiesOn(transport);

        assertThat(catchThrowable(() -> stories.update(7, StoryPayload.empty(), WriteOption.PUBLISH)))
                .hasMessageEndingWith("the right to write and publish stories of space " + Clients.SPACE + ".");
        assertThat(refused(403, "{}"))
                .hasMessageEndingWith("the right to write stories of space " + Clients.SPACE + ".");
    }

    @Test
    void unauthorized_namesScopesAndTheirEnd() {
        assertThat(refused(401, "{\"error\":\"Unauthorized\"}"))
                .hasMessageContaining("has not expired or been revoked")
                .hasMessageEndingWith("revokes personal access tokens without scopes on 2026-11-30.");
    }

    @Test
    void slugTaken_onlyForThatMessage_isTrue() {
        InvalidException slug = (InvalidException) refused(422, "{\"slug\":[\"has already been taken\"]}");
        InvalidException name = (InvalidException) refused(422, "{\"name\":[\"has already been taken\"]}");
        InvalidException invalid = (InvalidException) refused(422, "{\"slug\":[\"is invalid\"]}");

        assertThat(List.of(slug.slugTaken(), slug.names("slug"), slug.uuidTaken()))
                .containsExactly(true, true, false);
        assertThat(List.of(name.slugTaken(), name.names("slug"), name.names("name")))
                .containsExactly(false, false, true);
        assertThat(List.of(invalid.slugTaken(), invalid.names("slug"))).containsExactly(false, true);
    }

    @Test
    void translatedSlugTaken_inEitherShapeOfTheBody_isNotTheSlug() {
        for (String body : List.of(
                "{\"translated_slugs.slug\":[\"has already been taken\"]}",
                "{\"error\":{\"translated_slugs.slug\":[\"has already been taken\"]}}")) {
            InvalidException refused = (InvalidException) refused(422, body);
            assertThat(refused.translatedSlugTaken()).isTrue();
            assertThat(refused.slugTaken()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":[\"UUID has already been taken\"]}",
                "{\"error\":\"UUID has already been taken\"}",
                "{\"uuid\":[\"has already been taken\"]}",
                "{\"error\":{\"uuid\":[\"has already been taken\"]}}"
            })
    void uuidTaken_anyShape_isTrue(String body) {
        InvalidException refused = (InvalidException) refused(422, body);

        assertThat(refused.uuidTaken()).isTrue();
        assertThat(refused.slugTaken()).isFalse();
    }

    @Test
    void message_html_showsAnExcerptOfAtMost200Characters() {
        ApiException refused = refused(413, "<html>\r\n\t\u0007" + "x".repeat(5000) + "</html>");

        assertThat(refused.excerpt()).hasSize(200).startsWith("<html> xxx");
        assertThat(refused.getMessage()).contains("<html> xxx").hasSizeLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"token " + Clients.SECRET + " is revoked\"}",
                "{\"" + Clients.SECRET + "\":[\"x\"]}",
                "[\"" + Clients.SECRET + "\"]",
                "<html>" + Clients.SECRET + "</html>",
                Clients.SECRET
            })
    void refused_tokenEchoed_isInNoTextOfTheException(String body) {
        ApiException refused = refused(401, body);

        assertThat(everyTextOf(refused)).doesNotContain(Clients.SECRET).contains("***");
    }

    @Test
    void refused_tokenAcrossTheCut_leavesNoPieceOfIt() {
        ApiException refused = refused(401, "x".repeat(190) + Clients.SECRET);

        assertThat(everyTextOf(refused)).doesNotContain(Clients.SECRET.substring(0, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"preview_token\":{\"token\":\"hidden-1\"}}",
                "{\"first_token\" : \"hidden-1\"}",
                "{\"client_secret\":\"hidden-\\\"1\"}",
                "{\"Password\":\"hidden-1",
                "<p>Authorization: Bearer hidden-1</p>"
            })
    void refused_otherSecrets_areReplaced(String body) {
        ApiException refused = refused(400, body);

        assertThat(refused.excerpt()).contains("***");
        assertThat(everyTextOf(refused)).doesNotContain("hidden");
    }

    private static String everyTextOf(ApiException exception) {
        return exception + exception.excerpt() + exception.messages() + exception.path();
    }

    private static ApiException refused(int status, String body) {
        ScriptedTransport transport = new ScriptedTransport().thenAnswer(status, body);
        return catchThrowableOfType(
                ApiException.class, () -> Clients.storiesOn(transport).update(7, StoryPayload.empty()));
    }

    private static Arguments row(int status, Class<?> type, String body, FieldMessage... messages) {
        return Arguments.of(status, type, body, List.of(messages));
    }

    private static FieldMessage message(String field, String text) {
        return new FieldMessage(field, text);
    }
}
