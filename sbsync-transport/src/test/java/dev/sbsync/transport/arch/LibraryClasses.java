package dev.sbsync.transport.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** Subclasses of implementation classes of libraries break with other versions of the library. */
public final class LibraryClasses {

    private static final DescribedPredicate<JavaClass> OF_A_LIBRARY = new DescribedPredicate<>("a class of a library") {
        @Override
        public boolean test(JavaClass type) {
            String name = type.getPackageName();
            return !type.isInterface()
                    && !name.startsWith("java.")
                    && !name.startsWith("javax.")
                    && !name.startsWith("dev.sbsync.");
        }
    };

    private LibraryClasses() {}

    /** Returns the rule that classes of libraries are not extended, except for exceptions. */
    public static ArchRule areNotExtended() {
        return noClasses().that(not(assignableTo(Throwable.class))).should().beAssignableTo(OF_A_LIBRARY);
    }
}
