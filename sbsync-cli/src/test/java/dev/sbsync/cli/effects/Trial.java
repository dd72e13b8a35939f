package dev.sbsync.cli.effects;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.Cli.Result;
import dev.sbsync.cli.ParsedCommand;
import dev.sbsync.cli.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One setting of one command, set in one way and nowhere else. */
final class Trial {

    private final Scene scene;
    private final String command;
    private final Key key;
    private final Way way;
    private final Map<String, String> variables = new HashMap<>();

    /** The way to set it. */
    enum Way {
        FLAG,
        VARIABLE,
        FILE
    }

    Trial(Scene scene, String command, Key key, Way way) {
        this.scene = scene;
        this.command = command;
        this.key = key;
        this.way = way;
        key.variable().ifPresent(variable -> variables.put(variable, ""));
    }

    /** Returns the same trial on another scene. */
    Trial on(Scene other) {
        return new Trial(other, command, key, way);
    }

    Scene scene() {
        return scene;
    }

    String command() {
        return command;
    }

    /** Sets another variable; an empty value unsets it. */
    Trial having(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Runs the command with the setting. */
    Result with(String value, String... more) throws IOException {
        return cli(value).run(words(value, more));
    }

    /** Runs the command without the setting. */
    Result without(String... more) {
        return cli().run(words(more));
    }

    /** Reads the command line with the setting. */
    ParsedCommand parsedWith(String value) throws IOException {
        return cli(value).parsed(words(value, new String[0]));
    }

    /** Reads the command line without the setting. */
    ParsedCommand parsedWithout() {
        return cli().parsed(words());
    }

    private Cli cli() {
        Cli cli = command.equals("watch") ? scene.cli().stoppedAfterLines(1) : scene.cli();
        variables.forEach(cli::with);
        return cli;
    }

    private Cli cli(String value) throws IOException {
        return switch (way) {
            case FLAG -> cli();
            case VARIABLE -> cli().with(key.variable().orElseThrow(), value);
            case FILE -> cli().in(folder(scene.file("work"), key.id() + " = " + value));
        };
    }

    /** Returns a folder with a settings file of these lines. */
    static Path folder(Path folder, String lines) throws IOException {
        return written(Files.createDirectories(folder), "sbsync.properties", lines);
    }

    /** Writes a file that only its owner can read. */
    static Path written(Path folder, String name, String lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return folder;
    }

    private String[] words(String value, String[] more) {
        List<String> words = new ArrayList<>(List.of(words(more)));
        if (way == Way.FLAG) {
            words.addAll(List.of("--" + key.id(), value));
        }
        return words.toArray(String[]::new);
    }

    private String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of(Scene.words(command, more)));
        if (key == Key.FROM || key == Key.TO) {
            int at = words.indexOf("--" + key.id());
            words.subList(at, at + 2).clear();
        }
        return words.toArray(String[]::new);
    }
}
