package dev.sbsync.client.model;

import java.util.Objects;

/**
 * A language of a space other than its default one.
 *
 * @param code the code that content keys and translated slugs use, such as {@code de} or {@code pt-br}
 * @param name the display name; empty if the API does not provide it
 * @param aiTranslationCode the code that AI translation uses; empty if the API does not provide it
 */
public record Language(String code, String name, String aiTranslationCode) {

    /** Checks that none is null. */
    public Language {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(aiTranslationCode, "aiTranslationCode");
    }

    /** Creates a language without a code for AI translation. */
    public Language(String code, String name) {
        this(code, name, "");
    }
}
