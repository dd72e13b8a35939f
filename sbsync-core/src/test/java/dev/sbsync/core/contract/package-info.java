/**
 * What implementers of sbsync's interfaces test their own code with; published with the classifier {@code contract}.
 */
package dev.sbsync.core.contract;
