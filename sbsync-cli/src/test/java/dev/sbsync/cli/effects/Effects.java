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

/** A table of settings, each with a test of its documented effect. */
final class Effects {

    private final Map<String, OnScene> checks = new TreeMap<>();

    /** Tests an effect: it occurs with the setting, and not without. */
    @FunctionalInterface
    interface Check {

        /** Runs the command with and without the setting, and fails if there is no difference. */
        void on(Scene scene, String command) throws Exception;
    }

    /** Adds a flag of one or more commands. */
    Effects flag(String flag, String commands, Check check) {
        for (String command : commands.split(" ", -1)) {
            add(command + " " + flag, scene -> check.on(scene, command));
        }
        return this;
    }

    /** Adds a setting that is not a flag. */
    Effects setting(String name, OnScene check) {
        return add(name, check);
    }

    /** Adds a setting whose effect is tested elsewhere. */
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

    /** Fails if that test does not exist. */
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

    /** Tests an effect that is independent of commands. */
    @FunctionalInterface
    interface OnScene {

        /** Runs commands with and without the setting, and fails if there is no difference. */
        void on(Scene scene) throws Exception;
    }

    Set<String> names() {
        return Set.copyOf(checks.keySet());
    }

    /** Returns a test for each setting, each on its own scene. */
    Stream<DynamicTest> tests(Path folder) {
        return checks.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    try (Scene scene = Scene.in(folder)) {
                        entry.getValue().on(scene);
                    } catch (AssertionError | Exception failure) {
                        // Build reports number dynamic tests instead of naming them.
                        throw new AssertionError(entry.getKey() + ": " + failure, failure);
                    }
                }));
    }
}
