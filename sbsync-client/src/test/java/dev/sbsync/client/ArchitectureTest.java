package dev.sbsync.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sbsync.transport.arch.LibraryClasses;
import java.util.Set;

/** The rules of this module: which packages may depend on which, and what they must not use. */
@AnalyzeClasses(packages = "dev.sbsync.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> RAW_JSON =
            Set.of("tools.jackson.databind.JsonNode", "tools.jackson.databind.node.ObjectNode");

    private static final DescribedPredicate<JavaClass> PUBLIC_TYPES = new DescribedPredicate<>("public types") {
        @Override
        public boolean test(JavaClass type) {
            return type.isPrimitive()
                    || (type.getModifiers().contains(JavaModifier.PUBLIC)
                            && !type.getPackageName().contains(".internal")
                            && type.getEnclosingClass().map(this::test).orElse(true));
        }
    };

    private static final DescribedPredicate<JavaClass> PUBLIC_API =
            resideInAPackage("dev.sbsync.client..").and(PUBLIC_TYPES);

    private static final DescribedPredicate<JavaCodeUnit> PUBLIC_OR_PROTECTED =
            new DescribedPredicate<>("are public or protected") {
                @Override
                public boolean test(JavaCodeUnit unit) {
                    return unit.getModifiers().contains(JavaModifier.PUBLIC)
                            || unit.getModifiers().contains(JavaModifier.PROTECTED);
                }
            };

    private static final DescribedPredicate<JavaClass> OUR_TYPES_THE_JDK_AND_RAW_JSON =
            new DescribedPredicate<>("types of sbsync and of the JDK, JsonNode and ObjectNode") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isPrimitive()
                            || type.getName().startsWith("java.")
                            || type.getName().startsWith("javax.net.ssl.")
                            || type.getName().startsWith("dev.sbsync.")
                            || RAW_JSON.contains(type.getName());
                }
            };

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
    static final ArchRule publicApi_anyType_extendsOnlyPublicTypes =
            classes().that(PUBLIC_API).should(extendOnly(PUBLIC_TYPES));

    @ArchTest
    static final ArchRule publicApi_anySignature_namesOnlyPublicTypes = codeUnits()
            .that(PUBLIC_OR_PROTECTED)
            .and()
            .areDeclaredInClassesThat(PUBLIC_API)
            .should(nameOnly(PUBLIC_TYPES));

    @ArchTest
    static final ArchRule publicApi_anySignature_namesNoThirdPartyTypeButRawJson = codeUnits()
            .that(PUBLIC_OR_PROTECTED)
            .and()
            .areDeclaredInClassesThat(PUBLIC_API)
            .should(nameOnly(OUR_TYPES_THE_JDK_AND_RAW_JSON));

    @ArchTest
    static final ArchRule clientPackages_dependOnEachOther_withoutCycles =
            slices().matching("dev.sbsync.(**)").should().beFreeOfCycles();

    private static ArchCondition<JavaClass> extendOnly(DescribedPredicate<JavaClass> allowed) {
        return new ArchCondition<>("extend only " + allowed.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getRawSuperclass()
                        .filter(allowed.negate())
                        .ifPresent(parent -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " extends " + parent.getName())));
            }
        };
    }

    private static ArchCondition<JavaCodeUnit> nameOnly(DescribedPredicate<JavaClass> allowed) {
        return new ArchCondition<>("name only " + allowed.getDescription()) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(allowed.negate())
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " names " + type.getName())));
            }
        };
    }

    @ArchTest
    static final ArchRule noClassExtendsALibrarysClass = LibraryClasses.areNotExtended();
}
