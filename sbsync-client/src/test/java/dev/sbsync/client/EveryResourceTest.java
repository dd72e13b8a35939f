package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All resources have the same methods. */
class EveryResourceTest {

    private static List<Class<?>> resources() {
        return Stream.of(ManagementClient.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.getSimpleName().endsWith("Operations"))
                .toList();
    }

    private static List<String> methods(Class<?> type) {
        return Stream.of(type.getMethods()).map(Method::getName).toList();
    }

    @Test
    void resource_thatCanBeCreated_canBeUpdatedAndDeleted() {
        List<Class<?>> created = resources().stream()
                .filter(type -> methods(type).contains("create"))
                .toList();

        assertThat(created)
                .hasSize(11)
                .allSatisfy(type -> assertThat(methods(type)).contains("list", "update", "delete"));
    }

    @Test
    void writes_all_takeAPayloadOfTheirOwn() {
        assertThat(resources().stream().flatMap(type -> Stream.of(type.getMethods())))
                .filteredOn(method -> List.of("create", "update").contains(method.getName()))
                .hasSizeGreaterThan(20)
                .allSatisfy(method -> assertThat(method.getParameterTypes())
                        .anyMatch(type -> type.getSimpleName().endsWith("Payload")));
    }

    /** Every paged list is a stream. */
    @Test
    void pagedLists_all_canBeReadPageByPage() {
        String shorthand = "versions" + List.of(long.class); // a query without content
        List<Method> lists = resources().stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getReturnType() == Stream.class)
                .filter(method -> !shorthand.equals(method.getName() + List.of(method.getParameterTypes())))
                .toList();

        assertThat(lists).hasSizeGreaterThan(7).allSatisfy(list -> {
            Class<?>[] parameters = Stream.concat(Stream.of(list.getParameterTypes()), Stream.of(PageRequest.class))
                    .toArray(Class<?>[]::new);
            assertThat(list.getDeclaringClass().getMethod("page", parameters).getReturnType())
                    .isEqualTo(Page.class);
        });
    }
}
