package dev.sbsync.client.model;

/**
 * A language of a space beside its default one.
 *
 * @param code the code that content keys and translated slugs use, such as {@code de} or {@code pt-br}
 * @param name what people call it; empty where the API gives none
 */
public record Language(String code, String name) {}
