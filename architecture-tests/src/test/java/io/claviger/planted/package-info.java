/**
 * Faults, planted to prove that every rule of the architecture can fail: one package for each rule, named after it. What is
 * at fault has {@code Fault} in its name; what stands beside it is sound, and the rule must not report it.
 */
package io.claviger.planted;
