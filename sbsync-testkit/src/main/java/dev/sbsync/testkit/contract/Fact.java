package dev.sbsync.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The source and confidence of a row of the contract. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fact {
    /** Returns the anchor of the section of docs/management-api.md that states it, such as {@code stories}. */
    String section();

    /** Returns the confidence. */
    Confidence confidence();

    /** How certain a fact is. */
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
