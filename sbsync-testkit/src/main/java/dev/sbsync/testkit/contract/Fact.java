package dev.sbsync.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a row of the contract comes from, and how sure it is. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fact {
    /** Returns the anchor of the section of docs/management-api.md that states it, such as {@code stories}. */
    String section();

    /** Returns how sure it is. */
    Confidence confidence();

    /** How sure a row is. */
    enum Confidence {
        /** Storyblok documents it. */
        DOCUMENTED,
        /** Clients or their fixtures show it. */
        CODE,
        /** An issue or a commit reports it. */
        REPORTED,
        /** Unknown: the fake has a default, and what a real space does is printed. */
        UNKNOWN
    }
}
