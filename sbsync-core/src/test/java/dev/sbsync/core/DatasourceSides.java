package dev.sbsync.core;

import dev.sbsync.client.DatasourceEntryOperations;
import dev.sbsync.client.DatasourceOperations;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.Dimension;
import java.util.List;

/** The datasources of one space, for tests. */
final class DatasourceSides {

    private final DatasourceOperations datasources;
    private final DatasourceEntryOperations entries;

    DatasourceSides(ManagementClient client, long space) {
        datasources = client.datasources(space);
        entries = client.datasourceEntries(space);
    }

    DatasourceSides datasource(String slug, String... codes) {
        DatasourcePayload payload = DatasourcePayload.of("Name of " + slug, slug);
        for (String code : codes) {
            payload = payload.addDimension("Name of " + code, code);
        }
        datasources.create(payload);
        return this;
    }

    /** Adds an entry; values are {@code code=value}. */
    DatasourceSides entry(String slug, String name, String value, String... values) {
        long id = entries.create(DatasourceEntryPayload.of(find(slug).id(), name, value))
                .id();
        for (String each : values) {
            value(slug, id, each);
        }
        return this;
    }

    private void value(String slug, long id, String codeAndValue) {
        String[] parts = codeAndValue.split("=", 2);
        Dimension dimension = find(slug).dimensions().stream()
                .filter(each -> each.entryValue().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        entries.update(id, dimension.id(), DatasourceEntryPayload.empty().dimensionValue(parts[1]));
    }

    DatasourceSides value(String slug, String name, String codeAndValue) {
        value(slug, id(slug, name), codeAndValue);
        return this;
    }

    DatasourceSides edit(String slug, String name, DatasourceEntryPayload change) {
        entries.update(id(slug, name), change);
        return this;
    }

    DatasourceSides edit(String slug, DatasourcePayload change) {
        datasources.update(find(slug).id(), change);
        return this;
    }

    void remove(String slug, String name) {
        entries.delete(id(slug, name));
    }

    /** Puts the entries of a datasource in an order. */
    DatasourceSides order(String slug, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            edit(slug, names.get(i), DatasourceEntryPayload.empty().position(i + 1));
        }
        return this;
    }

    Datasource find(String slug) {
        return datasources
                .list()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private long id(String slug, String name) {
        return entries.list(find(slug).id())
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    List<String> names(String slug) {
        return entries.list(find(slug).id()).map(DatasourceEntry::name).toList();
    }

    /** Returns each entry as {@code name=value code=value}, in the order of the list. */
    List<String> lines(String slug) {
        Datasource datasource = find(slug);
        return entries.list(datasource.id())
                .map(entry -> entry.name() + "=" + entry.value() + values(datasource, entry.id()))
                .toList();
    }

    private String values(Datasource datasource, long id) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : datasource.dimensions()) {
            entries.list(datasource.id(), dimension.id())
                    .filter(entry -> entry.id() == id && !entry.dimensionValue().isEmpty())
                    .forEach(entry -> text.append(" " + dimension.entryValue() + "=" + entry.dimensionValue()));
        }
        return text.toString();
    }

    /** Returns the dimensions of a datasource as {@code code=name}. */
    List<String> dimensions(String slug) {
        return find(slug).dimensions().stream()
                .map(dimension -> dimension.entryValue() + "=" + dimension.name())
                .toList();
    }
}
