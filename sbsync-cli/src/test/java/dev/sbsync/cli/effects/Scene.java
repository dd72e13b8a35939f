package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command with its own fake, whose source has five items and whose target is empty. */
final class Scene implements AutoCloseable {

    static final String SOURCE = "101001";
    static final String TARGET = "101002";
    static final String TOKEN = "token-of-both";
    static final String SOURCE_TOKEN = "token-of-the-source";
    static final String TARGET_TOKEN = "token-of-the-target";
    static final String CREATE = "/v1/spaces/101002/stories";

    private static final Set<String> OF_PAIRS = Set.of("plan", "sync", "verify", "watch");

    private final FakeManagementApi api;
    private final Path folder;

    private Scene(Path folder, SpaceBuilder source) {
        this.folder = folder;
        this.api = FakeManagementApi.builder()
                .acceptToken(
                        FakeToken.of(TOKEN),
                        FakeToken.of(SOURCE_TOKEN).onlySpaces(101001),
                        FakeToken.of(TARGET_TOKEN).onlySpaces(101002))
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target"), SpaceBuilder.space(101003, "Third")))
                .start();
    }

    /** Returns a scene with a folder and a story in each state, one with a tag and one with another content type. */
    static Scene in(Path folders) throws IOException {
        return new Scene(
                Files.createTempDirectory(folders, "scene-"),
                SpaceBuilder.space(101001, "Source")
                        .folder("blog")
                        .story(
                                "blog/a",
                                story -> story.component("article").tags("news").published())
                        .story("blog/b", story -> story.field("title", "B").dirty(live -> live.put("title", "before")))
                        .story("home", story -> story.published())
                        .story("notes"));
    }

    /** Returns a scene whose source has only a number of stories. */
    static Scene of(int stories, Path folders) throws IOException {
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 0; i < stories; i++) {
            source.story("story-" + (100 + i));
        }
        return new Scene(Files.createTempDirectory(folders, "scene-"), source);
    }

    FakeManagementApi api() {
        return api;
    }

    FakeSpace source() {
        return api.space(101001);
    }

    FakeSpace target() {
        return api.space(101002);
    }

    Path folder() {
        return folder;
    }

    /** Returns the command with all required settings except the spaces, without waits. */
    Cli cli() {
        return Cli.withoutTerminal()
                .with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000")
                .with("XDG_DATA_HOME", folder.resolve("data").toString());
    }

    /** Runs a command with all required settings. */
    Result run(String command, String... more) {
        Cli cli = command.equals("watch") ? cli().stoppedAfterLines(1) : cli();
        return cli.run(words(command, more));
    }

    /** Returns a command line with the spaces and the confirmation that the command requires. */
    static String[] words(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        if (OF_PAIRS.contains(command)) {
            words.addAll(List.of("--from", SOURCE, "--to", TARGET));
        }
        if (command.equals("undo")) {
            words.add("latest");
        }
        if (Set.of("sync", "undo", "watch").contains(command)) {
            words.add("--yes");
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** Copies everything. */
    Result synced(String... more) {
        Result result = run("sync", more);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    /** Creates a run that ended early, and returns its id. */
    String unfinished(String... more) {
        api.failNext("POST", CREATE, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        Result ended = cli().with("SB_MA_RETRY_MAX", "0").run(words("sync", with(more, "--workers", "1")));
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        return after("sbsync resume ", ended);
    }

    /** Runs a command for the first time, in a scene of its own. */
    Result first(String command, String... more) throws IOException {
        try (Scene scene = in(folder)) {
            if (command.equals("resume")) {
                scene.unfinished();
            } else if (command.equals("undo")) {
                scene.synced();
            }
            return scene.run(command, more);
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** Returns the word that follows a text in a result. */
    static String after(String text, Result result) {
        int at = result.out().indexOf(text);
        assertThat(at).as(result.out()).isNotNegative();
        return result.out().substring(at + text.length()).split("\\s", 2)[0];
    }

    /** Returns the id of the first listed run. */
    static String firstOf(Result runs) {
        return runs.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    static JsonNode json(Path file) throws IOException {
        return json(Files.readString(file));
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        api.close();
    }
}
