package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.HeroSpace;
import dev.sbsync.testkit.contract.Fact;
import dev.sbsync.testkit.contract.ManagementApiContract;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.json.Nodes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documentation to what compiles, loads and exists. */
class DocsTest {
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    private Path folder;

    @Test
    void exampleTestClass_inTheDocs_isTheCompiledOne() throws IOException {
        String code = blocks("testkit.md", "java").get(0);
        String source = Files.readString(Path.of("src/test/java/com/example/shop/PriceUpdateTest.java"));

        assertThat("package com.example.shop;\n\n" + code).isEqualTo(source);
        assertThat(code.lines()).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void exampleOfItems_inTheDocs_isTheCompiledOne_andIsServed() throws IOException {
        String code = blocks("testkit.md", "java").get(1).replaceAll("\\s+", "");
        String source = Files.readString(Path.of("src/test/java/com/example/shop/HeroSpace.java"))
                .replaceAll("\\s+", "");

        assertThat(source).contains(code);
        FakeSpace space =
                FakeManagementApi.builder().spaces(HeroSpace.build()).build().space(7);
        assertThat(space.item("presets", "hero/Dark")).isPresent();
    }

    @Test
    void jsonExamples_inTheDocs_areRead() throws IOException {
        int datasets = 0;
        int rules = 0;
        for (String json : blocks("testkit.md", "json")) {
            if (Nodes.parse(json).has("spaces")) {
                assertThat(FakeManagementApi.builder()
                                .dataset(Dataset.of(Nodes.parse(json)))
                                .build()
                                .spaces())
                        .isNotEmpty();
                datasets++;
            } else {
                assertThat(Faults.read(Files.writeString(folder.resolve("faults.json"), json)))
                        .isNotEmpty();
                rules++;
            }
        }
        assertThat(datasets).isPositive();
        assertThat(rules).isPositive();
    }

    @Test
    void switches_allOfThem_areInTheDocs() throws IOException {
        String docs = Files.readString(DOCS.resolve("management-api.md"));

        for (Switch behaviour : Switch.values()) {
            assertThat(docs).contains("`" + behaviour + "`");
        }
        Matcher named = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`").matcher(docs);
        while (named.find()) {
            if (!named.group(1).startsWith("SB_")) {
                assertThat(Switch.values()).extracting(Enum::name).contains(named.group(1));
            }
        }
    }

    @Test
    void sectionsOfContractRows_areHeadingsOfTheDocs() throws IOException {
        Set<String> anchors = Files.readString(DOCS.resolve("management-api.md"))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3)
                        .toLowerCase(Locale.ROOT)
                        .replace(",", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        List<Fact> facts = new ArrayList<>();
        for (Class<?> rows = ManagementApiContract.class; rows != Object.class; rows = rows.getSuperclass()) {
            for (Method row : rows.getDeclaredMethods()) {
                Optional.ofNullable(row.getAnnotation(Fact.class)).ifPresent(facts::add);
            }
        }

        assertThat(facts)
                .hasSizeGreaterThan(50)
                .allSatisfy(fact -> assertThat(fact.section()).isIn(anchors));
    }

    private static List<String> blocks(String file, String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve(file)));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
