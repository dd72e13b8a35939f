package dev.sbsync.client.model;

/**
 * A dimension of a datasource, in which the values of its entries may differ.
 *
 * @param id the id, in its own space; 0 if there is none
 * @param name the display name; empty if there is none
 * @param entryValue the code in the Content Delivery API, such as {@code de}; empty if there is none
 */
public record Dimension(long id, String name, String entryValue) {}
