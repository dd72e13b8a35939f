package dev.sbsync.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sbsync.transport.arch.LibraryClasses;
import java.util.Set;

@AnalyzeClasses(packages = "dev.sbsync.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> RAW_JSON =
            Set.of("tools.jackson.databind.JsonNode", "tools.jackson.databind.node.ObjectNode");

    @ArchTest
    static final ArchRule client_anyClass_knowsOfOurModulesOnlyTheTransport = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.sbsync..")
                    .and(resideOutsideOfPackages("dev.sbsync.client..", "dev.sbsync.transport..")));

    @ArchTest
    static final ArchRule client_anyClass_leavesTheTransportsInternalsAlone =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.sbsync.transport.internal..");

    @ArchTest
    static final ArchRule client_anyClass_knowsNoLibraryButJacksonAndSlf4j = noClasses()
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java..",
                    "javax.net.ssl..",
                    "dev.sbsync..",
                    "tools.jackson..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation.."));

    @ArchTest
    static final ArchRule client_anyClass_hasNoClockNoSleepAndNoThread = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .dependOnClassesThat(type(java.time.Clock.class)
                    .or(type(java.util.concurrent.ThreadLocalRandom.class))
                    .or(resideInAnyPackage("java.util.concurrent..")
                            .and(not(resideInAnyPackage("java.util.concurrent.atomic")))
                            .and(not(type(java.util.concurrent.ConcurrentHashMap.class)))));

    @ArchTest
    static final ArchRule model_anyClass_knowsNeitherCallsNorErrors = noClasses()
            .that()
            .resideInAPackage("dev.sbsync.client.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sbsync.client", "dev.sbsync.client.internal", "dev.sbsync.client.error");

    @ArchTest
    static final ArchRule errors_anyClass_knowNoJson = noClasses()
            .that()
            .resideInAPackage("dev.sbsync.client.error")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "dev.sbsync.client.internal");

    @ArchTest
    static final ArchRule publicMethods_outsideInternal_showNoThirdPartyTypeButRawJson = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(
                    resideOutsideOfPackages("dev.sbsync.client.internal").and(publicClasses()))
            .should(showNoThirdPartyTypeButRawJson());

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> publicClasses() {
        return com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier(
                        com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                .forSubtype();
    }

    private static ArchCondition<JavaMethod> showNoThirdPartyTypeButRawJson() {
        return new ArchCondition<>("show no third-party type but JsonNode and ObjectNode") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive()
                                && !type.getName().startsWith("java.")
                                && !type.getName().startsWith("javax.net.ssl.")
                                && !type.getName().startsWith("dev.sbsync.")
                                && !RAW_JSON.contains(type.getName()))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
            }
        };
    }

    @ArchTest
    static final ArchRule noClassExtendsALibrarysClass = LibraryClasses.areNotExtended();
}
