package dev.sbsync.cli.effects;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** A table of what can be set, with what shows for each that it changes what the documents say. */
final class Effects {

    private final Map<String, OnScene> checks = new TreeMap<>();

    /** Shows an effect: that something is so with a setting, and is not without it. */
    @FunctionalInterface
    interface Check {

        /** Runs the command with and without, and fails where that makes no difference. */
        void on(Scene scene, String command) throws Exception;
    }

    /** Adds a flag of one or more commands. */
    Effects flag(String flag, String commands, Check check) {
        for (String command : commands.split(" ", -1)) {
            add(command + " " + flag, scene -> check.on(scene, command));
        }
        return this;
    }

    /** Adds something that is no flag. */
    Effects setting(String name, OnScene check) {
        return add(name, check);
    }

    /** Adds a flag, or something else, whose effect another test shows. */
    Effects shownBy(String test, String method, String... names) {
        for (String name : names) {
            add(name, scene -> shown(test, method));
        }
        return this;
    }

    private Effects add(String name, OnScene check) {
        if (checks.put(name, check) != null) {
            throw new IllegalStateException("'" + name + "' is in the table twice.");
        }
        return this;
    }

    /** Fails unless there is such a test. */
    static void shown(String test, String method) throws ClassNotFoundException {
        Assertions.assertThat(Class.forName("dev.sbsync.cli." + test).getDeclaredMethods())
                .as("tests of " + test)
                .filteredOn(found -> found.getName().equals(method))
                .singleElement()
                .satisfies(found -> Assertions.assertThat(test(found)).isTrue());
    }

    private static boolean test(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Test.class
                        || annotation.annotationType().getSimpleName().equals("ParameterizedTest"));
    }

    /** Shows an effect of something that belongs to no command in particular. */
    @FunctionalInterface
    interface OnScene {

        /** Runs commands with and without, and fails where that makes no difference. */
        void on(Scene scene) throws Exception;
    }

    Set<String> names() {
        return Set.copyOf(checks.keySet());
    }

    /** Returns a test for each, on a scene of its own. */
    Stream<DynamicTest> tests(Path folder) {
        return checks.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    try (Scene scene = Scene.in(folder)) {
                        entry.getValue().on(scene);
                    } catch (AssertionError | Exception failure) {
                        // Reports of a build number dynamic tests, and do not name them.
                        throw new AssertionError(entry.getKey() + ": " + failure, failure);
                    }
                }));
    }
}
