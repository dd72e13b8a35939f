package dev.sbsync.cli;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A command against a fake API with a source of four items and a target of one. */
abstract class CommandScene {

    static final String TOKEN = "token-of-the-test";

    FakeManagementApi api;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source")
                                .folder("blog")
                                .story(
                                        "blog/a",
                                        story -> story.field("title", "A").published())
                                .story("blog/b", this::second)
                                .story(
                                        "home",
                                        story -> story.field("title", "Home").published()),
                        target(SpaceBuilder.space(101002, "Target"))))
                .start();
    }

    /** The story {@code blog/b} of the source: dirty. */
    void second(StoryBuilder story) {
        story.field("title", "B").dirty(live -> live.put("title", "B before"));
    }

    /** The target: one item that the source lacks. */
    SpaceBuilder target(SpaceBuilder empty) {
        return empty.story("old", story -> story.field("title", "Old"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    Cli cli() {
        return on(Cli.withoutTerminal());
    }

    final Cli on(Cli cli) {
        return cli.with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000");
    }

    final Result run(String command, String... more) {
        return cli().run(arguments(command, more));
    }

    static String[] arguments(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--from", "101001", "--to", "101002"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
