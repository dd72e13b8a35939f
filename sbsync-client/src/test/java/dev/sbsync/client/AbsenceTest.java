package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sbsync.client.error.ApiFailure;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule of docs/client.md: no public method returns or accepts null. */
class AbsenceTest {

    /** A value that travels in exceptions, which are serialized; an {@code Optional} cannot be. */
    private static final List<Class<?>> EXEMPT = List.of(ApiFailure.class);

    @Test
    void publicMethods_ofPublicTypes_neitherReturnNorTakeNull() {
        List<Method> methods = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("dev.sbsync.client", "dev.sbsync.client.model", "dev.sbsync.client.error").stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::reflect)
                        .filter(type -> !EXEMPT.contains(type))
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !method.getName().equals("equals"))
                        .toList();

        assertThat(methods)
                .hasSizeGreaterThan(300)
                .allSatisfy(method ->
                        assertThat(types(method)).noneMatch(type -> type.isAnnotationPresent(Nullable.class)));
    }

    private static Stream<AnnotatedType> types(Method method) {
        return Stream.concat(
                Stream.of(method.getAnnotatedReturnType()), Stream.of(method.getAnnotatedParameterTypes()));
    }
}
